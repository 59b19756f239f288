"""Everything that must survive a crash: blobs, rows and messages."""
