"""Blobs in a bucket of any S3 server, through the `minio` client.

Keys follow from content, so writing twice is harmless and no conditional write is needed (not every server honours `If-None-Match`).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

import urllib3
from minio import Minio
from minio.error import InvalidResponseError, MinioException, S3Error, ServerError

from storage.blobs.store import StoredBlob, blob_key, checked_content, checked_key, missing
from storage.errors import Defect, Unavailable

SCHEME = "s3"

_CONNECT_SECONDS = 3.0
_READ_SECONDS = 30.0
_YOUNG = timedelta(hours=6)
_PASSING = {
    "SlowDown",
    "InternalError",
    "ServiceUnavailable",
    "RequestTimeout",
    "OperationAborted",
    "QuotaExceeded",
    "RequestTimeTooSkewed",
}


class S3Blobs:
    """A store in one bucket; the bucket is made at the first use where it is missing."""

    def __init__(self, client: Any, bucket: str, address: str) -> None:
        self._client = client
        self._bucket = bucket
        self._address = address
        self._bucket_is_there = False

    def put(self, content: bytes) -> str:
        key = blob_key(content)
        with self._mapped():
            self._make_bucket()
            there = self._state(key)
            # Written anew when it is older, so that the sweep of orphans never takes a blob that was just put again.
            if there is None or there.size != len(content) or datetime.now(UTC) - there.last_modified > _YOUNG:
                self._client.put_object(
                    self._bucket,
                    key,
                    io.BytesIO(content),
                    len(content),
                    content_type="application/octet-stream",
                    metadata={"sha256": hashlib.sha256(content).hexdigest()},
                )
        return key

    def get(self, key: str) -> bytes:
        checked_key(key)
        response = None
        with self._mapped():
            try:
                response = self._client.get_object(self._bucket, key)
                content: bytes = response.read()
            except S3Error as error:
                if error.code in ("NoSuchKey", "NoSuchBucket"):
                    raise missing(key) from None
                raise
            finally:
                if response is not None:
                    response.close()
                    response.release_conn()
        return checked_content(key, content)

    def exists(self, key: str) -> bool:
        with self._mapped():
            return self._state(checked_key(key)) is not None

    def delete(self, key: str) -> None:
        with self._mapped():
            self._client.remove_object(self._bucket, checked_key(key))

    def stored_at(self, key: str) -> datetime | None:
        with self._mapped():
            state = self._state(checked_key(key))
        return state.last_modified if state else None

    def keys(self) -> Iterator[str]:
        return (blob.key for blob in self.listing())

    def listing(self) -> Iterator[StoredBlob]:
        with self._mapped():
            self._make_bucket()
            for entry in self._client.list_objects(self._bucket, prefix="sha256/", recursive=True):
                yield StoredBlob(entry.object_name, entry.size, entry.last_modified)

    def address(self) -> str:
        return self._address

    def _state(self, key: str) -> Any:
        try:
            return self._client.stat_object(self._bucket, key)
        except S3Error as error:
            if error.code in ("NoSuchKey", "NoSuchBucket"):
                return None
            raise

    def _make_bucket(self) -> None:
        if self._bucket_is_there:
            return
        if not self._client.bucket_exists(self._bucket):
            try:
                self._client.make_bucket(self._bucket)
            except S3Error as error:
                if error.code not in ("BucketAlreadyOwnedByYou", "BucketAlreadyExists"):  # another process was quicker
                    raise
        self._bucket_is_there = True

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except S3Error as error:
            if error.code in _PASSING or (error.response is not None and error.response.status >= 500):
                raise self._away(str(error.code)) from error
            raise Defect(
                "blobs.refused", f"The S3 server refuses our request ({error.code}).", "Look at the keys and rights of the bucket."
            ) from error
        except (ServerError, InvalidResponseError) as error:
            raise self._away(type(error).__name__) from error
        except (urllib3.exceptions.HTTPError, MinioException, OSError) as error:
            raise self._away(type(error).__name__) from error

    def _away(self, reason: str) -> Unavailable:
        return Unavailable(
            "blobs.away",
            f"The S3 server that holds the documents does not answer ({reason}).",
            "The work is tried again by itself.",
        )


def open_store(url: str, access_key: str | None = None, secret_key: str | None = None) -> S3Blobs:
    """The store of `s3://bucket?endpoint=https://host:port&region=…`; nothing is asked of the server before the first use."""
    address = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(address.query).items()}
    unknown = set(options) - {"endpoint", "region"}
    if unknown:
        raise ValueError(f"an S3 address has endpoint and region, not {', '.join(sorted(unknown))}")
    bucket = address.hostname or ""
    endpoint = urlsplit(options.get("endpoint", ""))
    if not bucket or endpoint.scheme not in ("http", "https") or not endpoint.hostname:
        raise ValueError("an S3 address reads s3://bucket?endpoint=https://host")
    region = options.get("region", "us-east-1")
    transport = urllib3.PoolManager(
        timeout=urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS),
        maxsize=10,
        retries=urllib3.Retry(total=2, backoff_factor=0.2, status_forcelist=[502, 503, 504]),
    )
    client = Minio(
        endpoint=endpoint.netloc,
        access_key=access_key or unquote(address.username or "") or None,
        secret_key=secret_key or unquote(address.password or "") or None,
        secure=endpoint.scheme == "https",
        region=region,
        http_client=transport,
    )
    plain = f"s3://{quote(bucket)}?" + urlencode({"endpoint": options["endpoint"], "region": region})
    return S3Blobs(client, bucket, plain)
