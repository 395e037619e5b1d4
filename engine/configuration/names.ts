/** The name of an export, a parameter or a variable alone: as the graph names it. */
export const nameOf = (written: string): string =>
  written.trim().replace(/^(?:!ImportValue\s+|!Ref\s+|var\.)/, '')
