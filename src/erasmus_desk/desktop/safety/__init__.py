"""Earlier texts, other people's texts, damaged files and the address book, for people."""
