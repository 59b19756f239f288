"""The command line: `bordereau COMMAND`. Every command is a file in `api.commands`."""

from __future__ import annotations

import typer

from api.commands import (
    backup,
    doctor,
    extract,
    import_books,
    package,
    queue,
    roles,
    sample,
    serve,
    submit,
    user,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Takes in the paper of invoice factoring and says what may be funded.",
)

app.command("serve")(serve.serve)
app.command("api")(roles.api)
app.command("worker")(roles.worker)
app.command("relay")(roles.relay)
app.command("mail")(roles.mail)
app.command("extract")(extract.extract)
app.command("import")(import_books.import_books)
app.command("submit")(submit.submit)
app.command("queue")(queue.queue)
app.command("doctor")(doctor.doctor)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("sign-in")(user.sign_in)

package_app = typer.Typer(no_args_is_help=True, help="Funding packages.")
package_app.command("show")(package.show)
package_app.command("list")(package.list_packages)
app.add_typer(package_app, name="package")

user_app = typer.Typer(no_args_is_help=True, help="People who sign in.")
user_app.command("add")(user.add_user)
app.add_typer(user_app, name="user")

sample_app = typer.Typer(no_args_is_help=True, help="The sample book and batches.")
sample_app.command("load")(sample.load)
sample_app.command("write")(sample.write)
app.add_typer(sample_app, name="sample")


def main() -> None:
    """The console script."""
    app()


if __name__ == "__main__":
    main()
