/** The program for Rust, with biscuit-auth. */
import type { KeyAlgorithm } from "../ast/index.ts"
import { head } from "./head.ts"
import { libraries } from "./libraries.ts"
import { libraryLimits } from "./limits.ts"
import { rustString } from "./quote.ts"
import type { Start, Task } from "./types.ts"

export function rustProgram(task: Task): string {
  const { start, blocks, sealed, authorizer, limits, revoked } = task
  const { facts, rounds, time, blocks: most } = libraryLimits(limits)
  const isMade = start.kind === "new" || blocks.length > 0 || sealed
  const body = [
    ...startLines(start),
    ...blocks.flatMap(({ text, external }, i) => appendLines(text, external, i + 1)),
    ...(sealed ? ["let token = token.seal()?;"] : []),
    ...(isMade ? ['println!("token: {}", token.to_base64()?);'] : []),
    ...(revoked.length > 0 && start.kind === "token" ? revokedLines(revoked) : []),
    ...(most === null
      ? []
      : [`if token.block_count() - 1 > ${most} {`, '    return Err("TooManyBlocks".into());', "}"]),
    "let mut authorizer = AuthorizerBuilder::new()",
    `    .code(${rustString(authorizer.text)})?`,
    "    .set_limits(RunLimits {",
    `        max_facts: ${facts},`,
    `        max_iterations: ${rounds},`,
    `        max_time: Duration::from_millis(${time}),`,
    "    })",
    "    .build(&token)?;",
    "match authorizer.authorize() {",
    '    Ok(policy) => println!("allowed by policy {policy}"),',
    "    Err(error::Token::FailedLogic(",
    "        reason @ (error::Logic::Unauthorized { .. } | error::Logic::NoMatchingPolicy { .. }),",
    "    )) => {",
    '        println!("denied: {reason}");',
    "        return Ok(ExitCode::from(1));",
    "    }",
    "    Err(other) => return Err(other.into()),",
    "}",
    "Ok(ExitCode::SUCCESS)",
  ]
  const run = `fn run() -> Result<ExitCode, Box<dyn std::error::Error>> {\n${body.map((line) => `    ${line}`).join("\n")}\n}\n`
  return `${head(libraries.rust, task)}${importsOf(run)}\n${main}\n${run}`
}

const main = `fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        println!("failed: {error}");
        ExitCode::from(2)
    })
}
`

/** What the program uses of the crate. */
function importsOf(text: string): string {
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text)
  const builders = ["Algorithm", "AuthorizerBuilder", "BiscuitBuilder", "BlockBuilder"]
  const others = ["Biscuit", "KeyPair", "PrivateKey", "PublicKey"]
  const inner = `builder::{${builders.filter(uses).join(", ")}}, datalog::RunLimits, error`
  return `use biscuit_auth::{${inner}, ${others.filter(uses).join(", ")}};
use std::{process::ExitCode, time::Duration};
`
}

const algorithmName: Record<KeyAlgorithm, string> = {
  ed25519: "Algorithm::Ed25519",
  secp256r1: "Algorithm::Secp256r1",
}

function startLines(start: Start): string[] {
  if (start.kind === "new") {
    return [
      'let root = match std::env::var("ROOT_PRIVATE_KEY") {',
      "    Ok(text) => KeyPair::from(&text.parse::<PrivateKey>()?),",
      `    Err(_) => KeyPair::new_with_algorithm(${algorithmName[start.root]}),`,
      "};",
      "let token = BiscuitBuilder::new()",
      `    .code(${rustString(start.authority.text)})?`,
      "    .build(&root)?;",
    ]
  }
  const key = start.rootKey === null ? 'std::env::var("ROOT_PUBLIC_KEY")?' : `"${start.rootKey}"`
  const token = start.text === null ? 'std::env::var("TOKEN")?' : `"${start.text}"`
  return [
    `let root: PublicKey = ${key}.parse()?;`,
    `let token = Biscuit::from_base64(${token}, root)?;`,
  ]
}

function appendLines(text: string, external: string | null, number: number): string[] {
  const block = `BlockBuilder::new().code(${rustString(text)})?`
  if (external === null) return [`let token = token.append(${block})?;`]
  return [
    "// A throwaway key: everybody knows it.",
    `let signer${number} = KeyPair::from(&"${external}".parse::<PrivateKey>()?);`,
    `let block${number} = ${block};`,
    `let signed${number} = token`,
    "    .third_party_request()?",
    `    .create_block(&signer${number}.private(), block${number})?;`,
    `let token = token.append_third_party(signer${number}.public(), signed${number})?;`,
  ]
}

const revokedLines = (revoked: readonly string[]): string[] => [
  `let revoked = [${revoked.map((id) => `"${id}"`).join(", ")}];`,
  "for id in token.revocation_identifiers() {",
  '    let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();',
  "    if revoked.contains(&id.as_str()) {",
  '        println!("denied: revoked");',
  "        return Ok(ExitCode::from(1));",
  "    }",
  "}",
]
