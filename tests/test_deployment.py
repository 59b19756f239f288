"""The compose file, the image and the Makefile say what the program is: no container engine is needed to hold them to it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.settings import Settings, setting_name
from tests.test_documentation import OPERATORS, command_names

ROOT = Path(__file__).parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
ROLES = ("api", "worker", "relay", "mail")
SERVERS = ("database", "broker", "blobs")


def test_every_role_and_every_server_is_there_with_a_health_check() -> None:
    assert set(COMPOSE["services"]) == {*ROLES, *SERVERS}
    for name, service in COMPOSE["services"].items():
        assert service["healthcheck"]["test"], name


def test_whatever_dies_is_started_again() -> None:
    for name, service in COMPOSE["services"].items():
        assert service["restart"] == "unless-stopped", name


@pytest.mark.parametrize("role", ROLES)
def test_each_role_runs_a_command_that_is_there(role: str) -> None:
    (command,) = COMPOSE["services"][role]["command"]
    assert command in command_names()


@pytest.mark.parametrize("role", ROLES)
def test_each_setting_of_a_role_is_a_setting(role: str) -> None:
    known = {setting_name(each) for each in Settings.model_fields}
    for name in COMPOSE["services"][role]["environment"]:
        assert name in known or name.removesuffix("_FILE") in known, name


def test_nothing_listens_beyond_the_loopback() -> None:
    for name, service in COMPOSE["services"].items():
        for port in service.get("ports", []):
            assert port.startswith("127.0.0.1:"), f"{name} publishes {port}"


def test_images_of_servers_are_pinned() -> None:
    for name in SERVERS:
        image, _, tag = COMPOSE["services"][name]["image"].partition(":")
        assert re.match(r"\d+\.\d+", tag), f"{image} is not pinned"


def test_no_secret_stands_in_the_file() -> None:
    for name, service in COMPOSE["services"].items():
        for setting, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|SECRET|ACCESS_KEY", setting):
                assert setting.endswith("_FILE"), f"{name} has {setting} in plain sight"
                assert value.startswith("/run/secrets/")
                assert value.rpartition("/")[2] in service["secrets"]
    assert all(each["file"].startswith("./secrets/") for each in COMPOSE["secrets"].values())


def test_every_variable_of_the_file_is_documented() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    for variable in set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", text)):
        assert variable in OPERATORS, f"docs/operators.md does not tell of {variable}"


def test_the_image_runs_as_nobody_in_particular_and_checks_hashes() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER (?!root)", image, re.MULTILINE)
    assert "--require-hashes" in image
    copied = set(re.findall(r"^COPY (\w+) \w+$", image, re.MULTILINE))
    assert {"api", "intake", "storage", "verification", "extractors"} <= copied


def test_make_installs_by_hash_and_knows_the_languages() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "--require-hashes" in text
    for language in ("eng", "afr", "deu", "fra", "nld", "chi-sim", "osd"):
        assert f"tesseract-ocr-{language}" in text
        assert f"tesseract-ocr-{language}" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_every_locked_library_has_its_hash_and_no_address_of_an_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "index-url" not in lock
    assert "://" not in re.sub(r"^.* @ .*$", "", lock, flags=re.MULTILINE)
    entries = re.findall(r"^[a-z0-9._-]+==.*?(?=^[a-z0-9._-]+==|\Z)", lock, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    assert len(entries) > 50
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("script", ["scripts/install_packages.sh", "scripts/find_python.sh", "scripts/make_secrets.sh", ".ci/run"])
def test_scripts_are_sound_shell(script: str) -> None:
    assert subprocess.run(["bash", "-n", script], cwd=ROOT, check=False).returncode == 0
