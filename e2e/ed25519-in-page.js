/** Makes both ways of verification known to the page that loads this, which no script of the project does. */
import { verifyEd25519, verifyEd25519Sync } from "../src/token/ed25519.ts"
import { nativeVerify } from "../src/token/native.ts"

globalThis.ed25519 = { verifyEd25519, verifyEd25519Sync, nativeVerify }
