"""Which of the names on a paper is the seller's and which the buyer's, as learned from where parties stand."""
