"""Who is asking, what they may do, and how they prove it.

`users.create_user`, `tokens.create_token` and `sign_in.create_one_time_sign_in` let people and programs in; `access.allowed` and
`access.public` are what every route declares.
"""
