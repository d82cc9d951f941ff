/** What the page says of itself. */
import manifest from "../../package.json?raw"

// The project's own manifest, which npm requires to have a version.
export const { version } = JSON.parse(manifest) as { version: string }
