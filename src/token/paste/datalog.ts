/**
 * Whether a text is in the policy language, by how its statements begin; whether it is right is not
 * asked.
 */

const keyword =
  /^[ \t]*(?:check (?:if|all)|reject if|(?:allow|deny) if|trusting (?:authority|previous|ed25519|secp256r1))\b/m
/** A fact, or a rule's head: a name, and a list that begins with a term. */
const predicate =
  /^[ \t]*\p{L}[\p{L}\d_:]{0,100}\((?:["$[{\d-]|true|false|null|hex:)[^\n]*\)[ \t]*(?:;|<-)/mu

/** The statements are looked for in the beginning of the text. */
const looked = 20_000

export function isDatalog(text: string): boolean {
  const beginning = text.slice(0, looked)
  return keyword.test(beginning) || predicate.test(beginning)
}
