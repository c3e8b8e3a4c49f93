"""A small event in four articles, one that comes later, and one of them mended; all invented."""

ARTICLES = {
    "herald.txt": """Ferry to Skerry Isle stops for the winter

By A Bee | Daily Herald
1 May 2031

“The ferry will stop on Friday and it will not sail before March,” harbour master Mara Quill said.

“Every pump was new this summer,” Quill said.

Teacher Wilma Kray said that the school on the island would stay open.

“We were not asked,” John Adler Jr. told the Border Wire.
""",
    "wire.txt": """Islanders cut off

By C Dee | Border Wire
2 May 2031

“The ferry may stop on Friday and it will not sail before March,” Mara Quill said.

“Nobody asked us,” said Greta Voll, who keeps the only shop. “The shop stays open,” Greta Voll said.

“They will see,” fisherman John Adler said.

Port Authority spokesman Dan Reed said the quay was safe.
""",
    "post.txt": """Pumps

By E Eff | Evening Post
3 May 2031

“No island was asked about anything,” Mara Quill said.

“Nobody asked us,” shopkeeper Greta Vol complained.

“It is the end,” said a spokesman for the Port Authority.
""",
    "weekly.txt": """Elsewhere

By G Ha | Coast Weekly
4 May 2031

“It rained,” said Olaf Berg.
""",
    "later.txt": """A new ferry

By I Jot | Late Times
9 May 2031

“It floats,” said Arne Lie, a sailor.
""",
    "mended.txt": """Pumps

By E Eff | Evening Post
3 May 2031

“No island was asked about anything at all,” Mara Quill said.

“Nobody asked us,” shopkeeper Greta Vol complained.

“It is the end,” said a spokesman for the Port Authority.
""",
}

FERRY = "“The ferry will stop on Friday and it will not sail before March,”"
SCHOOL = "the school on the island would stay open"
