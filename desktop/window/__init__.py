"""Qt and nothing but Qt: models, views, delegates, dialogs."""
