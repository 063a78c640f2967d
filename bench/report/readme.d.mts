export function withTable(readme: string, entry: object): string
