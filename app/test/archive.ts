/** An archive, tabs and a bookmark that live in memory, and refuse when they are told to. */
import type { Archive, Bookmark, News, Outcome, RefusalCode, Tabs } from "../state/keep/archive.ts"

/** What a browser keeps; several pages may share it. */
export interface Storage {
  readonly archive: Archive
  readonly tabs: () => Tabs
  readonly bookmark: Bookmark
  /** Whatever was put, readable or not. */
  readonly documents: Map<string, { id: string; version?: number }>
  readonly revisions: Map<number, { key: number; document?: string; name?: unknown; at?: number }>
  /** What is refused, and why; null when nothing is. */
  refuses: RefusalCode | null
  /** How many puts are refused as full before there is room. */
  fullFor: number
  /** How many times it was asked for something. */
  asked: number
}

export function openStorage(): Storage {
  const listeners = new Set<(news: News) => void>()
  let nextKey = 1
  let marked: string | null = null
  const { documents, revisions } = {
    documents: new Map(),
    revisions: new Map(),
  } satisfies Pick<Storage, "documents" | "revisions"> as Storage
  const copy = <T>(value: T): T => structuredClone(value)
  const asked = async <T>(answer: () => T, isPut = false): Promise<Outcome<T>> => {
    storage.asked++
    if (storage.refuses !== null) return { kind: "refused", code: storage.refuses }
    if (isPut && storage.fullFor > 0) {
      storage.fullFor--
      return { kind: "refused", code: "full" }
    }
    return { kind: "done", value: answer() }
  }
  const ofDocument = (id: string) =>
    [...revisions.values()].filter(({ document }) => document === id)
  const archive: Archive = {
    documents: () => asked(() => copy([...documents.values()])),
    document: (id) => asked(() => copy(documents.get(id))),
    putDocument: (record, since) =>
      asked(() => {
        const there = documents.get(record.id)
        if (there !== undefined && there.version !== since) return "changed"
        documents.set(record.id, copy(record))
        return "put"
      }, true),
    putLast: (record) =>
      asked(() => {
        documents.set(record.id, copy(record))
        return null
      }, true),
    removeDocument: (id) =>
      asked(() => {
        const removed = { document: documents.get(id), revisions: ofDocument(id) }
        documents.delete(id)
        for (const { key } of removed.revisions) revisions.delete(key)
        return removed
      }),
    putBack: ({ document, revisions: others }) =>
      asked(() => {
        const { id } = document as { id: string }
        const isThere = documents.has(id)
        if (!isThere) documents.set(id, document as { id: string })
        for (const each of others) revisions.set((each as { key: number }).key, each as never)
        return isThere ? "there" : "put"
      }, true),
    rewrite: (id, change) =>
      asked(() => {
        const there = documents.get(id)
        const document = there === undefined ? null : change.document(copy(there))
        if (document !== null) documents.set(id, copy(document))
        for (const each of ofDocument(id)) {
          const revision = change.revision(copy(each))
          if (revision === null) revisions.delete(each.key)
          else revisions.set(each.key, copy({ ...revision, key: each.key }))
        }
        return document !== null
      }, true),
    revisions: (id) => asked(() => copy(ofDocument(id))),
    putRevision: (record) =>
      asked(() => {
        const key = record.key ?? nextKey++
        revisions.set(key, copy({ ...record, key }))
        return key
      }, true),
    removeRevisions: (keys) =>
      asked(() => {
        for (const key of keys) revisions.delete(key)
        return null
      }),
    thin: (count) =>
      asked(() => {
        const unnamed = [...revisions.values()].filter(({ name }) => name === null)
        const oldest = unnamed.sort((a, b) => (a.at ?? 0) - (b.at ?? 0)).slice(0, count)
        for (const { key } of oldest) revisions.delete(key)
        return oldest.length
      }),
  }
  const tabs = (): Tabs => {
    let own: ((news: News) => void) | null = null
    return {
      announce: (news) => {
        for (const hear of listeners) if (hear !== own) hear(news)
      },
      listen: (hear) => {
        own = hear
        listeners.add(hear)
        return () => listeners.delete(hear)
      },
    }
  }
  const bookmark: Bookmark = {
    read: () => ({ tab: marked, last: marked }),
    write: (document) => void (marked = document),
  }
  const storage: Storage = {
    archive,
    tabs,
    bookmark,
    documents,
    revisions,
    refuses: null,
    fullFor: 0,
    asked: 0,
  }
  return storage
}
