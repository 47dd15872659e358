"""Articles: news and stories, by people who may also teach."""
