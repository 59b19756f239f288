"""Every command of `bordereau` is one file here; `api.cli` puts them together."""
