"""Storage that speaks S3, at Amazon or elsewhere, by boto3."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    HTTPClientError,
    NoCredentialsError,
    ParamValidationError,
    PartialCredentialsError,
    ProfileNotFound,
)
from botocore.exceptions import (
    ConnectionError as NoConnection,
)

from deployment.http_headers import HEADERS_FILE, MARK
from deployment.targets import TargetProblem, Upload

_MOST_AT_A_TIME = 1000
"""Keys that one call takes."""

_CODES = {
    "NoSuchBucket": "der er ingen bucket »{bucket}«: er navnet og --endpoint rigtige?",
    "404": "der er ingen bucket »{bucket}«: er navnet og --endpoint rigtige?",
    "AccessDenied": (
        "nøglen må ikke bruge »{bucket}«: giv den lov til at se, skrive og slette (ListBucket, "
        "GetObject, PutObject, DeleteObject)"
    ),
    "InvalidAccessKeyId": "nøglen i AWS_ACCESS_KEY_ID er der ingen, der kender",
    "SignatureDoesNotMatch": "AWS_SECRET_ACCESS_KEY passer ikke til AWS_ACCESS_KEY_ID",
    "ExpiredToken": "nøglen er udløbet: hent en ny",
    "PermanentRedirect": "»{bucket}« ligger i en anden region: sæt AWS_DEFAULT_REGION",
    "AuthorizationHeaderMalformed": "»{bucket}« ligger i en anden region: sæt AWS_DEFAULT_REGION",
    "SlowDown": "lageret har for travlt: prøv igen om lidt",
}
"""What the answers of a server mean, by their codes."""


class S3Target:
    """The objects of a bucket below a prefix; credentials are found as AWS's own programs do."""

    workers = 16

    def __init__(self, url: str, endpoint: str | None) -> None:
        parts = urlsplit(url)
        self.name = url
        self._bucket = parts.netloc
        self._prefix = f"{parts.path.strip('/')}/".lstrip("/")
        if not self._bucket:
            raise TargetProblem(f"{url}: skriv målet som s3://bucket/mappe.")
        config = Config(
            connect_timeout=10, retries={"mode": "standard"}, max_pool_connections=self.workers
        )
        with self._told():
            try:
                self._client: Any = boto3.client("s3", endpoint_url=endpoint, config=config)
            except ValueError as error:
                raise TargetProblem(f"--endpoint {endpoint} er ikke en webadresse.") from error

    def files(self) -> dict[str, str]:
        """Return the objects below the prefix. The ETag of one encrypted by KMS is no MD5."""
        found: dict[str, str] = {}
        with self._told():
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix):
                for each in page.get("Contents", ()):
                    found[each["Key"].removeprefix(self._prefix)] = each["ETag"].strip('"')
        return found

    def is_ours(self, paths: Iterable[str]) -> bool:
        """Return whether there is nothing below the prefix, or the object with our mark."""
        there = set(paths)
        if HEADERS_FILE not in there:
            return not there
        with self._told():
            key = self._prefix + HEADERS_FILE
            content: bytes = self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        return content.startswith(MARK.encode())

    def put(self, upload: Upload) -> None:
        """Put an object: S3 shows the old one until the new one is whole."""
        with self._told():
            self._client.put_object(
                Bucket=self._bucket,
                Key=self._prefix + upload.path,
                Body=upload.content,
                ContentType=upload.headers["Content-Type"],
                CacheControl=upload.headers["Cache-Control"],
            )

    def remove(self, paths: Iterable[str]) -> None:
        """Remove objects."""
        keys = [{"Key": self._prefix + path} for path in paths]
        for start in range(0, len(keys), _MOST_AT_A_TIME):
            with self._told():
                wanted = {"Objects": keys[start : start + _MOST_AT_A_TIME], "Quiet": True}
                answer = self._client.delete_objects(Bucket=self._bucket, Delete=wanted)
            for each in answer.get("Errors", ()):
                raise TargetProblem(f"{self.name}: {each['Key']} blev ikke slettet.")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what boto3 raises into a ``TargetProblem``."""
        try:
            yield
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            told = _CODES.get(code, f"lageret svarede: {error}").format(bucket=self._bucket)
        except (NoCredentialsError, PartialCredentialsError):
            told = "der er ingen nøgle: sæt AWS_ACCESS_KEY_ID og AWS_SECRET_ACCESS_KEY"
        except ProfileNotFound as error:
            told = f"der er ingen profil »{error.kwargs['profile']}« (AWS_PROFILE)"
        except ParamValidationError:
            told = f"»{self._bucket}« kan ikke være navnet på en bucket"
        except (NoConnection, HTTPClientError):
            told = "der er ikke forbindelse til lageret: er der net, og er --endpoint rigtig?"
        except BotoCoreError as error:
            told = f"lageret kan ikke bruges: {error}"
        else:
            return
        raise TargetProblem(
            f"{self.name}: {told}" if told.endswith("?") else f"{self.name}: {told}."
        )
