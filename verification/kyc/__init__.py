"""Who the client is, proved by papers: check digits, what a client's file must hold, and where each paper of it stands."""
