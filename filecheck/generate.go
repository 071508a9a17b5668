package filecheck

func (c *command) runGenerate() int { return c.fail(2, "") }
