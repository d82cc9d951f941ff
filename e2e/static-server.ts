/** A web server that knows nothing of the page: files of a folder, under a path, with the headers it is told to give. */
import { readFile } from "node:fs/promises"
import { createServer, type Server } from "node:http"
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
  /** Chosen by the system where none is given. */
  readonly port?: number
}

export class StaticServer {
  readonly #server: Server
  /** What was asked for. */
  readonly asked: string[] = []

  constructor({ folder, path, headers }: Hosting) {
    this.#server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url!, "http://localhost")
      this.asked.push(pathname)
      const inside = pathname.startsWith(path) ? `/${pathname.slice(path.length)}` : null
      const file = inside === "/" ? "/index.html" : inside
      try {
        const content = await readFile(join(folder, normalize(file ?? "/none")))
        const type = types[extname(file!)] ?? "application/octet-stream"
        response.writeHead(200, { "Content-Type": type, ...headers?.(inside!) }).end(content)
      } catch {
        response.writeHead(404, { "Content-Type": "text/plain" }).end("not here")
      }
    })
  }

  /** Its address. `localhost` is secure enough for a service worker. */
  async open({ path, port = 0 }: Hosting): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(port, "127.0.0.1", done))
    // An address with a port, as it listens to one.
    const { port: chosen } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${chosen}${path}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }
}
