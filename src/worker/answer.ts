/**
 * What the worker does with a request: makes or reads the token, checks its signatures, runs the authorizer
 * against its blocks, and answers questions about the world that the run left. Everything that can go wrong with a
 * token or a run is part of the reply.
 */
import {
  authorize,
  type Authorization,
  explain,
  type Explanation,
  Facts,
  factsCsv,
  factsDatalog,
  makeReport,
  type Question,
  type RunBlock,
} from "../engine/index.ts"
import type {
  ExplainRequest,
  FactsRequest,
  FactsTextRequest,
  Reply,
  Request,
  RunReply,
  SnapshotRequest,
  TokenFailure,
  TokenView,
  Work,
} from "./protocol.ts"
import { remembered } from "./remembered.ts"
import { type OpenSnapshot, openSnapshot, runSnapshot, savedSnapshot } from "./snapshot.ts"
import { viewOf } from "./token-view.ts"

/** What an authorizer meets. */
type RunSource = TokenView | OpenSnapshot | TokenFailure | null

/** The world of the last run, so that questions about it need no other one. */
interface Held {
  readonly revision: number
  /** Null when nothing was run. */
  readonly authorization: Authorization | null
  readonly token: RunReply["token"]
  readonly facts: Facts
}

/** Answers requests one after another, and keeps the last world between them. */
export class Answers {
  #held: Held | null = null
  /** Who types in the authorizer leaves the token as it was: signing it again would take most of the run. */
  readonly #viewOf: typeof viewOf = remembered(viewOf)
  readonly #openSnapshot: typeof openSnapshot = remembered(openSnapshot)

  /** Never rejects: what was not foreseen is a `Crash`. */
  async answer(request: Request): Promise<Reply> {
    try {
      return await this.#reply(request)
    } catch (error) {
      const { id } = request
      const revision = request.kind === "run" ? request.work.revision : request.revision
      const message = error instanceof Error ? error.message : String(error)
      return { kind: "failed", id, revision, error: { code: "Crash", message } }
    }
  }

  async #reply(request: Request): Promise<Reply> {
    switch (request.kind) {
      case "run":
        return { id: request.id, ...(await this.#run(request.work)) }
      case "facts": {
        const { kind, id, revision, query } = request
        return { kind, id, revision, page: (await this.#world(request)).facts.page(query) }
      }
      case "facts-text": {
        const { kind, id, revision } = request
        return { kind, id, revision, text: textOf((await this.#world(request)).facts, request) }
      }
      case "explain": {
        const { kind, id, revision, questions } = request
        const { authorization } = await this.#world(request)
        const answers = questions.map((question) =>
          authorization === null ? null : explained(authorization, question),
        )
        return { kind, id, revision, answers }
      }
      case "snapshot": {
        const { kind, id, revision } = request
        const { authorization, token } = await this.#world(request)
        const saved = authorization === null ? null : savedSnapshot(authorization, token)
        return { kind, id, revision, saved }
      }
      default:
        return request satisfies never
    }
  }

  async #run(work: Work): Promise<Omit<RunReply, "id">> {
    this.#held = null
    const { revision } = work
    const source = await this.#sourceOf(work.token)
    const token = source?.kind === "open" ? source.view : source
    const authorization = authorizationOf(work, source)
    const report = authorization === null ? null : makeReport(authorization)
    const facts = new Facts(authorization ?? { world: null })
    this.#held = { revision, authorization, token, facts }
    return { kind: "run", revision, token, report }
  }

  async #sourceOf(token: Work["token"]): Promise<RunSource> {
    if (token === null) return null
    return token.kind === "snapshot" ? this.#openSnapshot(token.content) : this.#viewOf(token)
  }

  async #world({
    revision,
    work,
  }: FactsRequest | FactsTextRequest | ExplainRequest | SnapshotRequest): Promise<Held> {
    if (this.#held?.revision !== revision) {
      if (work === null) throw new RangeError(`the world of revision ${revision} is not held`)
      await this.#run(work)
    }
    // It was held, or a run has just set it.
    return this.#held!
  }
}

/** Null for a question that cannot be answered: those beside it are answered all the same. */
function explained(authorization: Authorization, question: Question): Explanation | null {
  try {
    return explain(authorization, question)
  } catch {
    return null
  }
}

function textOf(facts: Facts, { query, format }: FactsTextRequest): string {
  const rows = facts.all(query)
  return format === "csv" ? factsCsv(query.arity, rows) : factsDatalog(query.name, rows)
}

/** Null when there is no authorizer to run, or a token whose blocks are not all known. */
function authorizationOf({ authorizer, limits }: Work, source: RunSource): Authorization | null {
  if (authorizer === null || source?.kind === "failure") return null
  if (source?.kind === "open") return runSnapshot(source.snapshot, authorizer, limits)
  const blocks: RunBlock[] = []
  for (const { block, externalKey } of source?.blocks ?? []) {
    if (block === null) return null
    blocks.push({ block, externalKey })
  }
  return authorize({ blocks, authorizer, limits })
}
