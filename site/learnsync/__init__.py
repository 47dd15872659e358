"""The project: settings, addresses, and what stands above every floor."""
