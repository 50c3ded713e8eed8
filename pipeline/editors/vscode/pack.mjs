// Packs the extension for "Install from VSIX": node pack.mjs FILE [LICENCE]. The same sources give the same bytes.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";

const target = process.argv[2] ?? "imprimatur.vsix";
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const bundle = await build({
  entryPoints: ["client.js"],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node18",
  format: "cjs",
  external: ["vscode"],
  legalComments: "inline",
  write: false,
});
for (const only of ["scripts", "dependencies", "devDependencies", "overrides", "private"]) {
  delete manifest[only];
}

const licences = ["vscode-languageclient", "vscode-languageserver-protocol", "vscode-languageserver-types", "vscode-jsonrpc", "semver", "minimatch", "brace-expansion", "balanced-match"];
const licence = (name) => {
  for (const file of ["License.txt", "LICENSE", "LICENSE.md"]) {
    try {
      return `${name}\n\n${readFileSync(`node_modules/${name}/${file}`, "utf8").trim()}\n`;
    } catch {
      // Another spelling.
    }
  }
  throw new Error(`no licence of ${name}`);
};
const identity = `Language="en-US" Id="${manifest.name}" Version="${manifest.version}" Publisher="${manifest.publisher}"`;
const files = {
  "[Content_Types].xml": `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".json" ContentType="application/json"/><Default Extension=".js" ContentType="application/javascript"/><Default Extension=".txt" ContentType="text/plain"/><Default Extension=".md" ContentType="text/markdown"/><Default Extension=".vsixmanifest" ContentType="text/xml"/></Types>
`,
  "extension.vsixmanifest": `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011"><Metadata><Identity ${identity}/><DisplayName>${manifest.displayName}</DisplayName><Description xml:space="preserve">${manifest.description}</Description><Categories>${manifest.categories.join(",")}</Categories><Properties><Property Id="Microsoft.VisualStudio.Code.Engine" Value="${manifest.engines.vscode}"/><Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/></Properties><License>extension/LICENSE.txt</License></Metadata><Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation><Dependencies/><Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/><Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/></Assets></PackageManifest>
`,
  "extension/LICENSE.txt": readFileSync(process.argv[3] ?? "../../../LICENSE"),
  "extension/OTHERS.txt": licences.map(licence).join("\n"),
  "extension/README.md": readFileSync("README.md"),
  "extension/client.js": bundle.outputFiles[0].contents,
  "extension/package.json": JSON.stringify(manifest, null, 2) + "\n",
};

/** A zip archive of deflated files, all of one date. */
function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0, 6);
    head.writeUInt16LE(0x5c21, 8);
    head.writeUInt32LE(crc(raw), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(raw.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, tail, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, index, Buffer.from("PK\x05\x06", "latin1"), end]);
}

/** zlib has it from Node.js 20.15 on. */
function crc(bytes) {
  if (crc32) {
    return crc32(bytes);
  }
  throw new Error("Node.js 20.15 or newer is needed to pack");
}

writeFileSync(target, zip(files));
