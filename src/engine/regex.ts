export function matchesRegex(text: string, pattern: string): boolean { try { return new RegExp(pattern, "u").test(text) } catch { return false } }
