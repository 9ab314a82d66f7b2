/**
 * The type check of the front end's modules: TypeScript reads their JSDoc, without a build and without Node.
 * @module
 */

const OPTIONS = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  skipLibCheck: true,
  strictNullChecks: true,
  strictFunctionTypes: true,
  strictBindCallApply: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  useUnknownInCatchVariables: false,
  types: [],
};

/**
 * What the compiler finds in the modules that a page loads.
 * @param {typeof import('typescript')} ts
 * @param {Map<string, string>} files text of each file, by its address: modules, libraries, their declarations
 * @param {Record<string, string>} imports of the pages' import map
 * @param {string[]} roots addresses of the modules to be checked
 * @returns {string[]} a line for each finding
 */
export function findingsOf(ts, files, imports, roots) {
  const library = [...files.keys()].find((name) => name.endsWith('/lib.esnext.d.ts')) ?? '';
  const options = {
    ...OPTIONS,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    paths: Object.fromEntries(Object.entries(imports).map(([name, address]) => pathsOf(name, address))),
  };
  const program = ts.createProgram(roots, options, {
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    directoryExists: (name) => name === '/' || [...files.keys()].some((each) => each.startsWith(`${name}/`)),
    getSourceFile: (name, language) => (files.has(name) ? ts.createSourceFile(name, files.get(name) ?? '', language) : undefined),
    getDefaultLibFileName: () => library,
    getDefaultLibLocation: () => library.slice(0, library.lastIndexOf('/')),
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
  });
  return ts.getPreEmitDiagnostics(program).map((found) => lineOf(ts, found));
}

/** An import map's entry as the compiler wants it; some libraries declare their types beside another build. */
const pathsOf = (name, address) => (name.endsWith('/') ? [`${name}*`, [`${address}*`]] : [name, [address, address.replace(/\.esm\.js$/, '.d.ts')]]);

function lineOf(ts, { file, start, code, messageText }) {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ');
  if (file === undefined) {
    return `TS${code} ${text}`;
  }
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${file.fileName}:${line + 1}:${character + 1} TS${code} ${text}`;
}
