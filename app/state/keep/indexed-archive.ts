/** The archive in the browser's IndexedDB. Nothing is opened before it is asked for something. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import type {
  Archive,
  DocumentRecord,
  Outcome,
  RefusalCode,
  Removed,
  RevisionRecord,
} from "./archive.ts"

interface Schema extends DBSchema {
  documents: { key: string; value: DocumentRecord }
  revisions: {
    key: number
    value: RevisionRecord
    indexes: { document: string; at: number }
  }
}

type Database = IDBPDatabase<Schema>
type Ask = <T>(ask: (database: Database) => Promise<T>) => Promise<Outcome<T>>

const name = "biscuit-playground"

/** Of the stores; what is in them is read by rules of its own. */
const schema = 2

/** Milliseconds that another tab has to let go of older stores. */
const patience = 1500

export function indexedArchive(): Archive {
  let opened: Promise<Outcome<Database>> | null = null
  /** Why it will not be opened again. */
  let closed: RefusalCode | null = null

  const open = async (): Promise<Outcome<Database>> => {
    try {
      const database = openDB<Schema>(name, schema, {
        upgrade: makeStores,
        // A newer version of the page waits in another tab, and goes first.
        blocking: () => {
          closed = "taken"
          void database.then((it) => it.close())
        },
        terminated: () => void (opened = null),
      })
      const late = new Promise<"late">((settle) => setTimeout(settle, patience, "late"))
      const first = await Promise.race([database, late])
      if (first !== "late") return { kind: "done", value: first }
      void database.then((it) => it.close())
      return refused("blocked")
    } catch (error) {
      return refused(codeOf(error))
    }
  }

  return archiveOver(async (ask) => {
    if (closed !== null) return refused(closed)
    const database = await (opened ??= open())
    if (database.kind === "refused") {
      opened = null
      return database
    }
    try {
      return { kind: "done", value: await ask(database.value) }
    } catch (error) {
      return refused(closed ?? codeOf(error))
    }
  })
}

const refused = (code: RefusalCode) => ({ kind: "refused", code }) as const

/** What is missing is made, whichever version was there: all of it on a first visit. */
function makeStores(database: Database, _from: number, _to: number | null, all: Upgrade): void {
  const { objectStoreNames } = database
  if (!objectStoreNames.contains("documents")) {
    database.createObjectStore("documents", { keyPath: "id" })
  }
  const revisions = objectStoreNames.contains("revisions")
    ? all.objectStore("revisions")
    : database.createObjectStore("revisions", { keyPath: "key", autoIncrement: true })
  for (const field of ["document", "at"] as const) {
    if (!revisions.indexNames.contains(field)) revisions.createIndex(field, field)
  }
}

type Upgrade = Parameters<NonNullable<Parameters<typeof openDB<Schema>>[2]>["upgrade"] & {}>[3]

function codeOf(error: unknown): RefusalCode {
  // Where there is no IndexedDB at all, it is no DOMException.
  if (!(error instanceof DOMException)) return "denied"
  switch (error.name) {
    case "QuotaExceededError":
      return "full"
    case "VersionError":
      return "newer"
    case "SecurityError":
    case "InvalidStateError":
    case "NotAllowedError":
      return "denied"
    default:
      return "failed"
  }
}

function archiveOver(asked: Ask): Archive {
  return {
    documents: () => asked((database) => database.getAll("documents")),
    document: (id) => asked((database) => database.get("documents", id)),
    putDocument: (record, since) =>
      asked(async (database) => {
        const { store, done } = database.transaction("documents", "readwrite")
        const there = await store.get(record.id)
        const isChanged = there !== undefined && there.version !== since
        await Promise.all([isChanged ? null : store.put(record), done])
        return isChanged ? "changed" : "put"
      }),
    putLast: (record) =>
      asked(async (database) => {
        const transaction = database.transaction("documents", "readwrite")
        const put = transaction.store.put(record)
        // The page may be gone before it would be committed by itself.
        transaction.commit()
        await Promise.all([put, transaction.done])
        return null
      }),
    revisions: (id) => asked((database) => database.getAllFromIndex("revisions", "document", id)),
    putRevision: (record) => asked((database) => database.put("revisions", record)),
    removeRevisions: (keys) =>
      asked(async (database) => {
        const { store, done } = database.transaction("revisions", "readwrite")
        await Promise.all([...keys.map((key) => store.delete(key)), done])
        return null
      }),
    ...removing(asked),
    ...rewriting(asked),
  }
}

function removing(asked: Ask): Pick<Archive, "removeDocument" | "putBack" | "thin"> {
  return {
    removeDocument: (id) =>
      asked(async (database): Promise<Removed> => {
        const all = database.transaction(["documents", "revisions"], "readwrite")
        const document: unknown = await all.objectStore("documents").get(id)
        const ofIt = all.objectStore("revisions").index("document")
        const revisions: unknown[] = await ofIt.getAll(id)
        const keys = await ofIt.getAllKeys(id)
        await Promise.all([
          all.objectStore("documents").delete(id),
          ...keys.map((key) => all.objectStore("revisions").delete(key)),
          all.done,
        ])
        return { document, revisions }
      }),
    putBack: ({ document, revisions }) =>
      asked(async (database) => {
        const all = database.transaction(["documents", "revisions"], "readwrite")
        // They come from these stores, and are put back as they were.
        const record = document as DocumentRecord
        const others = revisions as readonly RevisionRecord[]
        const isThere = (await all.objectStore("documents").getKey(record.id)) !== undefined
        await Promise.all([
          isThere ? null : all.objectStore("documents").put(record),
          ...others.map((each) => all.objectStore("revisions").put(each)),
          all.done,
        ])
        return isThere ? "there" : "put"
      }),
    thin: (count) =>
      asked(async (database) => {
        const { store, done } = database.transaction("revisions", "readwrite")
        let removed = 0
        for (
          let cursor = await store.index("at").openCursor();
          cursor !== null && removed < count;
          cursor = await cursor.continue()
        ) {
          if (cursor.value.name !== null) continue
          await cursor.delete()
          removed++
        }
        await done
        return removed
      }),
  }
}

const rewriting = (asked: Ask): Pick<Archive, "rewrite"> => ({
  rewrite: (id, change) =>
    asked(async (database) => {
      const all = database.transaction(["documents", "revisions"], "readwrite")
      const documents = all.objectStore("documents")
      const there = await documents.get(id)
      const document = there === undefined ? null : change.document(there)
      if (document !== null) await documents.put(document)
      const ofIt = all.objectStore("revisions").index("document")
      for (
        let cursor = await ofIt.openCursor(id);
        cursor !== null;
        cursor = await cursor.continue()
      ) {
        const revision = change.revision(cursor.value)
        await (revision === null ? cursor.delete() : cursor.update(revision))
      }
      await all.done
      return document !== null
    }),
})
