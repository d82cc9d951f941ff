/** The built page as it is published: a copy of its folder, of which a newer version can be made. */
import { createHash } from "node:crypto"
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

export const built = process.env["E2E_DIST"] ?? "dist"

/** A copy of what was built, without the library beside it. */
export async function publish(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "biscuit-playground-"))
  const library = join(built, "lib")
  await cp(built, folder, { recursive: true, filter: (source) => source !== library })
  return folder
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64")

/** Makes it a version whose page has another title, and its service worker keep that. */
export async function publishNewer(folder: string, title: string): Promise<void> {
  const [page, worker] = [join(folder, "index.html"), join(folder, "sw.js")]
  const before = await readFile(page, "utf8")
  const after = before.replace(/<title>[^<]*/, `<title>${title}`)
  await writeFile(page, after)
  const script = await readFile(worker, "utf8")
  const version = hashOf(title).replaceAll(/\W/g, "")
  await writeFile(
    worker,
    script
      .replace(hashOf(before), () => hashOf(after))
      .replace(/(version:\s*[`"'])\w+/, (_, start: string) => start + version),
  )
}
