/**
 * Predicates that a check or a policy reads and nothing that it trusts can supply, found without running: by
 * name and number of terms alone, over the facts and rules of the blocks that each clause may read. A check
 * that is named here cannot pass, whatever the values are. It runs at every change of the text, so it does
 * nothing but look up and mark.
 */
import type { Authorizer, Block, BlockId, Predicate, Query } from "../../ast/index.ts"
import { Origins, TrustResolver } from "../origins.ts"
import type { RunBlock } from "../types.ts"
import type { ClauseAddress } from "./types.ts"

/** A predicate without supply: in a check or policy, or in a rule through which one would be supplied. */
export interface MissingInput {
  /** The clause that holds the predicate. */
  readonly at: ClauseAddress
  readonly query: number
  /** The number of the predicate in the body. */
  readonly predicate: number
  readonly wanted: Predicate
  /** The check or policy that cannot hold for want of it; the first, if there are several. */
  readonly serves: ClauseAddress
  /** `untrusted`: `blocks` have facts or rules for it, but the clause may not read those. */
  readonly reason: "absent" | "untrusted"
  readonly blocks: readonly BlockId[]
}

/** A set of blocks, a bit each; that of the authorizer comes after those of the blocks. */
type Mask = bigint

/** What can make facts of one name and number of terms. */
interface Supply {
  /** Its place among all. */
  readonly number: number
  /** The blocks with such a fact. */
  facts: Mask
  readonly rules: RuleSupply[]
}

interface RuleSupply {
  readonly head: Supply
  /** Undefined for a predicate that no fact and no rule makes. */
  readonly body: readonly (Supply | undefined)[]
  readonly block: Mask
  readonly trusted: Mask
  readonly rule: Query
  readonly at: ClauseAddress
}

/** A body that is read for a check or a policy. */
interface Reader extends Pick<MissingInput, "at" | "query" | "serves"> {
  readonly body: readonly Predicate[]
}

/**
 * How many sets of blocks supplies are worked out for. Beyond, what rules may read is not narrowed further,
 * so that less is reported.
 */
const maskLimit = 256

/**
 * The predicates for want of which checks cannot pass, in the order of evaluation, each once. Those of allow
 * policies are among them only where no allow policy can match.
 */
export function missingInputs(
  blocks: readonly RunBlock[],
  authorizer: Authorizer,
): readonly MissingInput[] {
  const search = new Search(blocks, authorizer)
  search.checks("authorizer")
  blocks.forEach((_, block) => search.checks(block))
  search.policies()
  return search.found()
}

class Search {
  readonly #authorizer: Authorizer
  readonly #blocks: readonly RunBlock[]
  readonly #resolver: TrustResolver
  readonly #masks = new Map<unknown, Mask>()
  readonly #supplies = new Map<string, Supply>()
  /** For each set of blocks, 1 at the number of each supply that their facts and rules can make. */
  readonly #suppliable = new Map<Mask, Uint8Array>()
  readonly #found = new Map<string, MissingInput>()
  /** Predicates that were looked at, in a set of blocks: false while they are, true once something is named. */
  readonly #seen = new Map<string, boolean>()

  constructor(blocks: readonly RunBlock[], authorizer: Authorizer) {
    this.#blocks = blocks
    this.#authorizer = authorizer
    this.#resolver = new TrustResolver(
      new Origins(blocks.length),
      blocks.map(({ externalKey }, i) => (i === 0 ? null : externalKey)),
    )
    const ids: readonly BlockId[] = [...blocks.keys(), "authorizer"]
    for (const block of ids) this.#declare(block)
    for (const block of ids) this.#addRules(block)
  }

  found(): readonly MissingInput[] {
    return [...this.#found.values()]
  }

  checks(block: BlockId): void {
    this.#datalog(block).checks.forEach(({ kind, queries }, index) => {
      if (kind === "reject" || queries.some((query) => this.#possible(query, block))) return
      const serves: ClauseAddress = { kind: "check", block, index }
      for (const [query, branch] of queries.entries()) this.#explain(branch, block, serves, query)
    })
  }

  policies(): void {
    const allowing = [...this.#authorizer.policies.entries()].filter(
      ([, { kind }]) => kind === "allow",
    )
    const possible = allowing.some(([, { queries }]) =>
      queries.some((query) => this.#possible(query, "authorizer")),
    )
    if (possible) return
    for (const [index, { queries }] of allowing) {
      const serves: ClauseAddress = { kind: "policy", block: "authorizer", index }
      for (const [query, branch] of queries.entries())
        this.#explain(branch, "authorizer", serves, query)
    }
  }

  #datalog(block: BlockId): Block {
    return block === "authorizer" ? this.#authorizer : this.#blocks[block]!.block
  }

  /** Makes the supplies, which bodies of rules then refer to. */
  #declare(block: BlockId): void {
    const { facts, rules } = this.#datalog(block)
    const bit = this.#bit(block)
    for (const fact of facts) this.#supply(fact).facts |= bit
    for (const { head } of rules) this.#supply(head)
  }

  #addRules(id: BlockId): void {
    const block = this.#bit(id)
    this.#datalog(id).rules.forEach((rule, index) => {
      const at: ClauseAddress = { kind: "rule", block: id, index }
      const head = this.#supply(rule.head)
      const body = rule.body.map((predicate) => this.#supplies.get(keyOf(predicate)))
      head.rules.push({ head, body, block, trusted: this.#trusted(rule, id), rule, at })
    })
  }

  #supply(predicate: Predicate): Supply {
    const key = keyOf(predicate)
    let supply = this.#supplies.get(key)
    if (supply === undefined) {
      supply = { number: this.#supplies.size, facts: 0n, rules: [] }
      this.#supplies.set(key, supply)
    }
    return supply
  }

  #bit(block: BlockId): Mask {
    return 1n << BigInt(block === "authorizer" ? this.#blocks.length : block)
  }

  #trusted(query: Query, block: BlockId): Mask {
    const { scopes } = this.#datalog(block)
    // A key that is still to be given may be any.
    if ([...scopes, ...query.scopes].some(({ kind }) => kind === "parameter"))
      return (1n << BigInt(this.#blocks.length + 1)) - 1n
    const trusted = this.#resolver.resolve(query.scopes, scopes, block)
    let mask = this.#masks.get(trusted)
    if (mask === undefined) {
      mask = trusted.blocks().reduce((sum, each) => sum | this.#bit(each), 0n)
      this.#masks.set(trusted, mask)
    }
    return mask
  }

  #possible(query: Query, block: BlockId): boolean {
    if (query.body.length === 0) return true
    const made = this.#within(this.#trusted(query, block))
    return query.body.every((predicate) => isMade(made, this.#supplies.get(keyOf(predicate))))
  }

  /**
   * The predicates that can be made of facts and rules of `mask` alone. What a rule reads must be trusted by
   * it, and by whoever reads what it makes: the origin of a fact holds those of its premises.
   */
  #within(mask: Mask): Uint8Array {
    const known = this.#suppliable.get(mask)
    if (known !== undefined) return known
    const made = new Uint8Array(this.#supplies.size)
    this.#suppliable.set(mask, made)
    let waiting: RuleSupply[] = []
    for (const { number, facts, rules } of this.#supplies.values()) {
      if ((facts & mask) !== 0n) made[number] = 1
      else waiting.push(...rules.filter(({ block }) => (block & mask) !== 0n))
    }
    for (let before = -1; before !== waiting.length;) {
      before = waiting.length
      waiting = waiting.filter((rule) => !this.#fires(rule, mask, made))
    }
    return made
  }

  /** Marks the head of a rule whose body can be supplied; returns whether nothing is left to find out. */
  #fires({ head, body, trusted }: RuleSupply, mask: Mask, made: Uint8Array): boolean {
    if (made[head.number] === 1) return true
    const read = this.#within(this.#narrowed(mask, trusted))
    if (!body.every((supply) => isMade(read, supply))) return false
    made[head.number] = 1
    return true
  }

  #narrowed(mask: Mask, trusted: Mask): Mask {
    const both = mask & trusted
    return this.#suppliable.has(both) || this.#suppliable.size < maskLimit ? both : mask
  }

  #explain(query: Query, block: BlockId, serves: ClauseAddress, branch: number): void {
    const clause: Reader = { at: serves, query: branch, body: query.body, serves }
    for (const predicate of query.body.keys())
      this.#report(clause, predicate, this.#trusted(query, block))
  }

  /**
   * Names what is missing behind a predicate, if it is: the predicate itself, or what the rules for it lack.
   * Returns whether something is named for it; a predicate that is still being looked at is not.
   */
  #report(reader: Reader, predicate: number, mask: Mask): boolean {
    const wanted = reader.body[predicate]!
    const supply = this.#supplies.get(keyOf(wanted))
    if (isMade(this.#within(mask), supply)) return false
    const { at, query, serves } = reader
    const place = `${at.kind} ${at.block} ${at.index} ${query} ${predicate}`
    const seen = this.#seen.get(`${place} ${mask}`)
    if (seen !== undefined) return seen
    this.#seen.set(`${place} ${mask}`, false)
    if (!this.#reportRules(supply, mask, serves)) {
      const blocks = this.#suppliers(supply, mask)
      const reason = blocks.length > 0 ? "untrusted" : "absent"
      this.#found.set(place, { at, query, predicate, wanted, serves, reason, blocks })
    }
    this.#seen.set(`${place} ${mask}`, true)
    return true
  }

  /** The same for the bodies of all rules that would make a predicate. */
  #reportRules(supply: Supply | undefined, mask: Mask, serves: ClauseAddress): boolean {
    let named = false
    for (const { block, trusted, rule, at } of supply?.rules ?? []) {
      if ((block & mask) === 0n) continue
      const reader: Reader = { at, query: 0, body: rule.body, serves }
      const read = this.#narrowed(mask, trusted)
      for (const predicate of rule.body.keys())
        named = this.#report(reader, predicate, read) || named
    }
    return named
  }

  /** The blocks outside of `mask` with facts or rules for a predicate. */
  #suppliers(supply: Supply | undefined, mask: Mask): readonly BlockId[] {
    if (supply === undefined) return []
    const all = supply.rules.reduce((sum, { block }) => sum | block, supply.facts) & ~mask
    const ids: BlockId[] = [...this.#blocks.keys(), "authorizer"]
    return ids.filter((block) => (this.#bit(block) & all) !== 0n)
  }
}

const isMade = (made: Uint8Array, supply: Supply | undefined): boolean =>
  supply !== undefined && made[supply.number] === 1

const keyOf = ({ name, terms }: Predicate): string => `${name}/${terms.length}`
