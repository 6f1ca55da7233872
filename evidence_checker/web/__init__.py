"""Review pages in a browser (`serve`): what stands, why, the quote on its page, decisions, and files that are sent in.

The pages show what the watch session keeps current and write only two things: decisions, through the same log as
`decide`, and files that a user sends and then places, through the organizer's journal. Nobody imports this room but the
command line.
"""
