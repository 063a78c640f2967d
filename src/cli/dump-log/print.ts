// Where a dump goes. Texts carry their own line ends, because a failure may come in the middle of a line.

export interface Print {
  out(text: string): void
  err(text: string): void
}
