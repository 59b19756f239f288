"""Opens what holds other files: mails, archives, Outlook's winmail.dat. One file here opens one kind of container.

They work on bytes alone, bounded by an allowance, so that they can run in a child process with limits.
"""
