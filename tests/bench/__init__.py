"""What a person feels, measured against a peer in the same run (`make bench`)."""
