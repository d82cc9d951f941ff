/**
 * Keeping a version of the page whole, answering from it, and letting go of older ones. What is asked of the browser is
 * given, so that a test can stand in for it.
 */
import { addressOf, cacheName, type Files, isHashed, otherVersions } from "./files.ts"

export interface Build {
  readonly version: string
  readonly files: Files
}

export interface Browser {
  /** The address of the folder that the page is in, with a slash at its end. */
  readonly folder: string
  readonly caches: CacheStorage
  readonly fetch: (request: string | Request) => Promise<Response>
  /** Whether at most one window shows the page, and no other version is being kept or waits. */
  readonly isAlone: () => Promise<boolean>
}

/**
 * Keeps every file of the build, or none. Each is held against its hash, so that a version never has a file of another
 * one, whatever was put on the host meanwhile.
 *
 * @throws {TypeError} a file could not be fetched, or is another one
 */
export async function keep({ version, files }: Build, { folder, caches }: Browser): Promise<void> {
  const name = cacheName(folder, version)
  const requests = Object.entries(files).map(
    ([file, integrity]) =>
      new Request(new URL(addressOf(file), folder), { integrity, cache: "no-cache" }),
  )
  try {
    await (await caches.open(name)).addAll(requests)
  } catch (error) {
    await caches.delete(name)
    throw error
  }
}

/**
 * A file from this version; one whose name holds its hash also from another, for windows that still show that. What the
 * browser let go of is fetched.
 */
export async function answer(
  address: string,
  { version }: Build,
  { folder, caches, fetch }: Browser,
): Promise<Response> {
  const url = new URL(address, folder).href
  const own = cacheName(folder, version)
  const others = isHashed(address) ? otherVersions(await caches.keys(), folder, version) : []
  for (const cacheName of [own, ...others]) {
    const found = await caches.match(url, { cacheName })
    if (found !== undefined) return found.redirected ? unredirected(found) : found
  }
  return fetch(url)
}

/** A document may not be answered by what was redirected, as hosts do that shorten names. */
async function unredirected(response: Response): Promise<Response> {
  const { status, statusText, headers } = response
  return new Response(await response.blob(), { status, statusText, headers })
}

/** Lets go of other versions, unless another window may be of one of them, or one is to follow this. */
export async function forgetOthers(
  { version }: Build,
  { folder, caches, isAlone }: Browser,
): Promise<void> {
  if (!(await isAlone())) return
  const others = otherVersions(await caches.keys(), folder, version)
  await Promise.all(others.map((name) => caches.delete(name)))
}
