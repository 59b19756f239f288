"""The command line: `bordereau COMMAND`. Every command is a file in `api.commands`."""

from __future__ import annotations

import typer

from api.commands.backup import backup, restore
from api.commands.doctor import doctor
from api.commands.extract import extract
from api.commands.facility import dry_run
from api.commands.import_books import import_books
from api.commands.package import list_packages, show
from api.commands.pledges import export, forget, key, list_partners
from api.commands.pledges import load as load_pledges
from api.commands.queue import queue
from api.commands.roles import api, mail, relay, worker
from api.commands.sample import load, write
from api.commands.serve import serve
from api.commands.submit import submit
from api.commands.user import add_user, sign_in

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Takes in the paper of invoice factoring and says what may be funded.",
)

app.command("serve")(serve)
app.command("api")(api)
app.command("worker")(worker)
app.command("relay")(relay)
app.command("mail")(mail)
app.command("extract")(extract)
app.command("import")(import_books)
app.command("submit")(submit)
app.command("queue")(queue)
app.command("doctor")(doctor)
app.command("backup")(backup)
app.command("restore")(restore)
app.command("sign-in")(sign_in)

package_app = typer.Typer(no_args_is_help=True, help="Funding packages.")
package_app.command("show")(show)
package_app.command("list")(list_packages)
app.add_typer(package_app, name="package")

facility_app = typer.Typer(no_args_is_help=True, help="Facilities of clients.")
facility_app.command("dry-run")(dry_run)
app.add_typer(facility_app, name="facility")

user_app = typer.Typer(no_args_is_help=True, help="People who sign in.")
user_app.command("add")(add_user)
app.add_typer(user_app, name="user")

pledges_app = typer.Typer(no_args_is_help=True, help="Comparing what was funded with another factor's book, without showing either.")
pledges_app.command("key")(key)
pledges_app.command("export")(export)
pledges_app.command("load")(load_pledges)
pledges_app.command("list")(list_partners)
pledges_app.command("forget")(forget)
app.add_typer(pledges_app, name="pledges")

sample_app = typer.Typer(no_args_is_help=True, help="The sample book and batches.")
sample_app.command("load")(load)
sample_app.command("write")(write)
app.add_typer(sample_app, name="sample")


def main() -> None:
    """The console script."""
    app()


if __name__ == "__main__":
    main()
