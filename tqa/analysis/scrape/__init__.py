"""What the page left in the text: links, speakers, glue, data about the page, buttons, repetitions."""
