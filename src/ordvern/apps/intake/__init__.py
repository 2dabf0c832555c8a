"""Every way in but the web form: e-mail, phone, letter, walk-in; and the paper that came along."""
