/** What is installed with our packages, as the lock file has it: `npm run packages` asks for its faults. */

/** Licences that ask no more than to be kept with a copy. Another one needs a decision, and a line here. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'];

/** Scripts that npm runs on the machines of users. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'];

/**
 * Finds what must not come with a package: licences that are not allowed, and code that runs when it is installed.
 *
 * @param {{packages: Record<string, {license?: string, hasInstallScript?: boolean, dependencies?: object}>}} lock
 * @param {readonly {path: string, manifest: {name: string, scripts?: object}, builtIn?: readonly string[]}[]} published -
 *   paths from the root, and what is built into them
 */
export function supplyChainFaults({packages}, published) {
  const own = published.flatMap(({manifest: {name, scripts = {}}}) =>
    INSTALL_SCRIPTS.filter(script => script in scripts).map(script => `${name} has a script that users would run: ${script}`),
  );
  const installed = installedWith(packages, published);
  return [...own, ...installed.flatMap(path => faultsOf(path, packages[path]))];
}

/** Does an expression of SPDX leave a choice that is allowed? */
export function isAllowed(expression) {
  const bare = expression.replaceAll(/[()]/g, '');
  return bare.split(' OR ').some(choice => choice.split(' AND ').every(name => ALLOWED.includes(name.trim())));
}

function faultsOf(path, {license, hasInstallScript}) {
  const faults = [];
  if (!license) faults.push(`${path} says nothing of its licence`);
  else if (!isAllowed(license)) faults.push(`${path} has the licence ${license}, which is not among ${ALLOWED.join(', ')}`);
  if (hasInstallScript) faults.push(`${path} has a script that runs when it is installed`);
  return faults;
}

/** The outside packages that come with these, directly or through others: their places in the lock file. */
function installedWith(packages, published) {
  const found = new Set();
  const visit = (path, more = []) => {
    const {dependencies, optionalDependencies} = packages[path] ?? {};
    for (const name of [...Object.keys({...dependencies, ...optionalDependencies}), ...more]) {
      const place = placeOf(name, path, packages);
      if (place === undefined || found.has(place)) continue;
      found.add(place);
      visit(place);
    }
  };
  for (const {path, builtIn} of published) visit(path, builtIn);
  return [...found].filter(path => path.includes('node_modules/')).sort();
}

/** Where Node finds a package: the nearest node_modules above. A link leads to one of ours. */
function placeOf(name, from, packages) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    const place = `${folder}${folder && '/'}node_modules/${name}`;
    if (packages[place]) return packages[place].link ? packages[place].resolved : place;
    if (folder === '') return undefined;
  }
}
