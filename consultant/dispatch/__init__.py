"""From an approved text to a mail on its way: `envelope` addresses and headers · `rendering` the two parts · `postman` SMTP."""
