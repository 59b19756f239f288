#!/usr/bin/env bash
# Fills ./secrets for docker-compose.yml with random passwords; what is there already stays.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 077
mkdir -p secrets
for name in database_password broker_password s3_access_key s3_secret_key; do
  [ -s "secrets/$name" ] || head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"secrets/$name"
done
# The passwords of your mailbox and of your mail server are yours to put in; an empty file means that there is none.
for name in imap_password outgoing_mail_password; do
  [ -e "secrets/$name" ] || : >"secrets/$name"
done
# The containers' users must be able to read them; the folder itself keeps others on this machine out.
chmod 444 secrets/*
echo "secrets/ is ready."
