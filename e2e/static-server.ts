/** A web server that knows nothing of the page: files of a folder, under a path, with the headers it is told to give. */
import { readFile } from "node:fs/promises"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { extname, join, normalize } from "node:path"

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
}

export interface Hosting {
  readonly folder: string
  /** With a slash at both ends. */
  readonly path: string
  /** For a path within the folder, beginning with a slash. */
  readonly headers?: (path: string) => Readonly<Record<string, string>>
}

export class StaticServer {
  readonly #hosting: Hosting
  readonly #server: Server

  constructor(hosting: Hosting) {
    this.#hosting = hosting
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  /** Its address; the system chooses a port where none is given. */
  async open(port = 0): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(port, "127.0.0.1", done))
    // It listens to a port, and not to a pipe.
    const { port: chosen } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${chosen}${this.#hosting.path}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  async #answer({ url = "" }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { folder, path, headers } = this.#hosting
    const { pathname } = new URL(url, "http://localhost")
    if (!pathname.startsWith(path)) return void response.writeHead(404).end()
    const inside = `/${pathname.slice(path.length)}`
    const file = inside === "/" ? "/index.html" : normalize(inside)
    try {
      const content = await readFile(join(folder, file))
      const type = types[extname(file)] ?? "application/octet-stream"
      response.writeHead(200, { "Content-Type": type, ...headers?.(inside) }).end(content)
    } catch {
      response.writeHead(404).end()
    }
  }
}
