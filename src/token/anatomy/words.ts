/**
 * What the fields of a token are called, and what their bytes are counted as. The fields themselves are the
 * schema's: one that is not listed here goes by its own name.
 */
import type { NamedMember, Table } from "../protobuf.ts"

export interface Words {
  readonly name: string
  /** What its bytes count as; when absent, as those around it. */
  readonly cost?: string
}

/** What the bytes of tags and lengths outside of the blocks' Datalog count as. */
export const framing = "tags and lengths around the blocks"
/** What all else counts as that is outside of the blocks' Datalog. */
export const other = "bytes that are not understood"

export const datalogOf = (block: number): string =>
  block === 0 ? "Datalog of the authority" : `Datalog of block ${block}`

export function wordsFor({ message }: Table, member: NamedMember): Words {
  return fields[`${message}.${member.name}`] ?? { name: spaced(member.name) }
}

/** `ipAddress` as `ip address`. */
const spaced = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const fields: Readonly<Record<string, Words>> = {
  "Biscuit.rootKeyId": { name: "root key id", cost: "root key id" },
  "Biscuit.authority": { name: "authority" },
  "Biscuit.blocks": { name: "block" },
  "Biscuit.proof": { name: "proof", cost: "proof" },

  "SignedBlock.block": { name: "Datalog" },
  "SignedBlock.nextKey": { name: "next key", cost: "next keys" },
  "SignedBlock.signature": { name: "signature", cost: "signatures" },
  "SignedBlock.externalSignature": { name: "external signature" },
  "SignedBlock.version": { name: "signature version", cost: "signature versions" },
  "ExternalSignature.signature": { name: "signature", cost: "external signatures" },
  "ExternalSignature.publicKey": { name: "external key", cost: "external keys" },
  "Proof.nextSecret": { name: "next secret" },
  "Proof.finalSignature": { name: "final signature" },

  "Block.symbols": { name: "symbol" },
  "Block.context": { name: "context", cost: "contexts" },
  "Block.version": { name: "Datalog version" },
  "Block.facts": { name: "fact" },
  "Block.rules": { name: "rule" },
  "Block.checks": { name: "check" },
  "Block.scope": { name: "trusted by the whole block" },
  "Block.publicKeys": { name: "public key", cost: "declared public keys" },
  "Scope.scopeType": { name: "origin" },
  "Scope.publicKey": { name: "key index" },

  "Rule.body": { name: "predicate" },
  "Rule.expressions": { name: "condition" },
  "Rule.scope": { name: "trusted" },
  "Check.queries": { name: "query" },
  "Predicate.name": { name: "name" },
  "Predicate.terms": { name: "term" },
  "TermSet.set": { name: "element" },
  "Array.array": { name: "element" },
  "Map.entries": { name: "entry" },
  "Expression.ops": { name: "operation" },
  "Op.unary": { name: "operator" },
  "Op.binary": { name: "operator" },
  "OpUnary.kind": { name: "which operator" },
  "OpUnary.ffiName": { name: "function" },
  "OpBinary.kind": { name: "which operator" },
  "OpBinary.ffiName": { name: "function" },
  "OpClosure.params": { name: "parameter" },
  "OpClosure.ops": { name: "operation" },
}
