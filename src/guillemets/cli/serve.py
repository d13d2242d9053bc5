"""``guillemets serve``: the reading room on a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from guillemets.errors import UsageError


def serve(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The record store to show.")],
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8765,
    root_path: Annotated[str, typer.Option(help="Path at which a server in front shows the room: /desk.")] = "",
    host_name: Annotated[
        list[str] | None,
        typer.Option(help="A name under which it answers besides localhost; repeat for several, * for any."),
    ] = None,
    forwarded_allow_ips: Annotated[
        str, typer.Option(help="Addresses of servers in front whose proxy headers are believed.", show_default=False)
    ] = "",
    token: Annotated[
        str | None,
        typer.Option(envvar="GUILLEMETS_TOKEN", help="Password of a shared desk, any user name.", show_default=False),
    ] = None,
    allow_origin: Annotated[
        list[str] | None, typer.Option(help="A web origin that may read the API from a browser; none by default.")
    ] = None,
    analyse: Annotated[  # noqa: FBT002 -- an option, never passed by position
        bool, typer.Option(help="Offer the box that reads pasted texts.")
    ] = True,
    analysis_seconds: Annotated[float, typer.Option(help="Time limit for a pasted text.", min=1)] = 30.0,
    upload_bytes: Annotated[int, typer.Option(help="Size limit for a pasted text or file.", min=1000)] = 1_000_000,
    query_seconds: Annotated[float, typer.Option(help="Time limit for one page.", min=0.1)] = 5.0,
) -> None:
    """Show a store in the browser: search, dispatches, people, events, sources.

    The room only reads. It listens on this machine alone unless --host says otherwise, asks no other host for anything,
    and answers only to the names it is given.

    Example: guillemets serve record.db
    """
    import logging
    import sys

    import uvicorn

    from guillemets.store.opening import connect
    from guillemets.web.app import create_app
    from guillemets.web.settings import LOOPBACK, Settings

    if root_path and not root_path.startswith("/"):
        raise UsageError("a root path begins with /", where=root_path, hint=f"write --root-path /{root_path}")
    connect(store, read_only=True).close()
    settings = Settings(
        store=store,
        root_path=root_path.rstrip("/"),
        hosts=(*LOOPBACK, *([] if host in {"0.0.0.0", "::"} else [host]), *(host_name or ())),  # noqa: S104 -- compared
        token=token or None,
        origins=tuple(allow_origin or ()),
        query_seconds=query_seconds,
        upload_bytes=upload_bytes,
        analysis_seconds=analysis_seconds,
        analyse=(sys.executable, "-m", "guillemets.cli.pasted") if analyse else None,
    )
    typer.echo(f"Reading room of {store}: http://{host}:{port}{settings.root_path}/ (Ctrl+C ends it)", err=True)
    if host not in {"127.0.0.1", "localhost", "::1"} and not token:
        typer.echo("It can be reached from outside this machine, and asks for no password: see --token", err=True)
    # SQLite lets go of the interpreter at every row; a page that asks for many must not wait long to have it back.
    sys.setswitchinterval(0.0005)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        proxy_headers=bool(forwarded_allow_ips),
        forwarded_allow_ips=forwarded_allow_ips or None,
        server_header=False,
        access_log=False,
        log_level="warning",
        limit_concurrency=64,
        timeout_keep_alive=15,
    )
