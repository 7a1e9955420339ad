// Findings in every format, as other people's programs read them: clean models, faulty ones and
// hostile ones, in files whose names are hard to write. Prints a line with ok or FAIL for each check.
//
//     node formats.mjs PROGRAM TESTS       run in an empty folder; TESTS is the folder tests/
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as readers from './readers.mjs';

const [program, tests] = process.argv.slice(2);
let failed = false;

function check(name, faults) {
  failed ||= faults.length > 0;
  console.log(`${faults.length ? 'FAIL' : 'ok'} formats: ${name}`);
  for (const fault of faults.slice(0, 5)) console.log(`    ${String(fault).slice(0, 300)}`);
}

const equal = (what, found, wanted) => {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  return left === right ? [] : [`${what}: ${left}, not ${right}`];
};

const twice = (values) => values.filter((value, i) => values.indexOf(value) < i);

// ---- Running ------------------------------------------------------------------------------------

const files = {
  json: 'made/findings.json',
  sarif: 'made/findings.sarif',
  gitlab: 'made/gitlab.json',
  junit: 'made/junit.xml',
  checkstyle: 'made/checkstyle.xml',
};

const catwoe = (...words) => spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });

// One run that writes all formats; what each holds.
function run(...words) {
  rmSync('made', { recursive: true, force: true });
  mkdirSync('made');
  const formats = Object.entries(files).flatMap(([name, file]) => ['--format', `${name}:${file}`]);
  const { status, stdout, stderr } = catwoe(
    'check', '--format', 'github', '--format', 'human', ...formats, ...words);
  const lines = readFileSync(files.json, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
  return {
    status,
    log: stderr,
    annotations: stdout.split('\n').slice(0, -1),
    findings: lines.filter(({ type }) => type === 'diagnostic'),
    accepted: lines.filter(({ type }) => type === 'accepted'),
    sarif: JSON.parse(readFileSync(files.sarif, 'utf8')),
    gitlab: JSON.parse(readFileSync(files.gitlab, 'utf8')),
  };
}

const put = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

const count = (findings, severity) => findings.filter((finding) => finding.severity === severity).length;

// ---- What every run holds -----------------------------------------------------------------------

// A stretch of a file by lines and by columns of code points.
function textAt(path, { startLine, startColumn, endLine, endColumn }) {
  const lines = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '').split('\n');
  const part = (line, from, to) => [...lines[line - 1]].slice(from - 1, to).join('');
  if (startLine === endLine) return part(startLine, startColumn, endColumn - 1);
  const between = lines.slice(startLine, endLine - 1);
  return [part(startLine, startColumn), ...between, part(endLine, 1, endColumn - 1)].join('\n');
}

const bytesAt = (file, { start, end }) =>
  readFileSync(file).subarray(start.byte, end.byte).toString('utf8');

function sameLocation({ artifactLocation, region }, file, range) {
  const path = decodeURIComponent(artifactLocation.uri);
  return [
    ...(/^[\w.~/-]*(%[0-9A-F]{2}[\w.~/-]*)*$/u.test(artifactLocation.uri) ? [] : [artifactLocation.uri]),
    ...equal('path', path, file),
    ...(existsSync(path) ? equal('text', textAt(path, region), bytesAt(file, range)) : [`no ${path}`]),
  ];
}

function resultFaults(result, finding, rules) {
  const { physicalLocation } = result.locations[0];
  const fixes = finding.fixes ?? [];
  return [
    ...equal('rule', rules[result.ruleIndex]?.id, finding.rule),
    ...equal('ruleId', result.ruleId, finding.rule),
    ...sameLocation(physicalLocation, finding.file, finding.range),
    ...equal('related', result.relatedLocations.length, finding.related?.length ?? 0),
    ...equal('waived', result.suppressions.length, finding.type === 'accepted' ? 1 : 0),
    ...(finding.type === 'diagnostic' ? equal('fixes', result.fixes.length, fixes.length) : []),
    ...fixes.flatMap(({ edits: [edit] }, i) => {
      const { artifactLocation, replacements: [replacement] } = result.fixes[i].artifactChanges[0];
      return [
        ...sameLocation({ artifactLocation, region: replacement.deletedRegion }, edit.file, edit.range),
        ...equal('inserted', replacement.insertedContent.text, edit.text),
      ];
    }),
  ];
}

function sarifFaults({ sarif, findings, accepted }) {
  const [{ results, tool, columnKind }] = sarif.runs;
  const { rules } = tool.driver;
  const of = (result) =>
    (result.suppressions.length ? accepted : findings).filter(
      ({ rule, file, range }) =>
        rule === result.ruleId && file === decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri) &&
        range.start.line === result.locations[0].physicalLocation.region.startLine &&
        range.start.column === result.locations[0].physicalLocation.region.startColumn &&
        range.end.column === result.locations[0].physicalLocation.region.endColumn);
  return [
    ...readers.faultsOfSarif(sarif),
    ...equal('columns', columnKind, 'unicodeCodePoints'),
    ...equal('results', results.length, findings.length + accepted.length),
    ...twice(results.map((result) => result.partialFingerprints.primaryLocationLineHash)),
    ...twice(rules.map(({ id }) => id)),
    ...rules.flatMap(({ id, fullDescription, help }) => (fullDescription.text && help.text ? [] : [id])),
    ...results.flatMap((result) => {
      const [finding] = of(result);
      return finding ? resultFaults(result, finding, rules) : [`no finding ${JSON.stringify(result)}`];
    }),
  ];
}

const gitlabFaults = ({ gitlab, findings }) => [
  ...readers.faultsOfGitlab(gitlab),
  ...twice(gitlab.map(({ fingerprint }) => fingerprint)),
  ...equal('issues',
    gitlab.map(({ check_name, location }) => [check_name, location.path, location.lines.begin]),
    findings.map(({ rule, file, range }) => [rule, file, range.start.line])),
];

function junitFaults({ findings, accepted, status }) {
  const counts = ['testcase', 'testcase/failure', 'testcase/skipped', 'testcase[not(*)]', 'testcase/error'];
  const [all, failures, skipped, passed, errors] = counts.map((path) => readers.countOfXml(files.junit, `//${path}`));
  return [
    ...readers.faultsOfJunit(files.junit),
    ...equal('findings', all - passed - errors, findings.length + accepted.length),
    ...equal('failures', failures, count(findings, 'error')),
    ...equal('skipped', skipped, accepted.length),
    ...equal('failing', failures + errors > 0, status > 0),
    ...equal('empty', all > 0, true),
    ...equal('sum', readers.countOfXml(files.junit, `/*[@tests=${all} and @failures=${failures} and @errors=${errors}]`), 1),
    ...equal('properties', readers.countOfXml(files.junit, '//properties'), 0),
  ];
}

const ofCheckstyle = { info: 'advice', warning: 'warning', error: 'error' };
const checkstyleFaults = ({ findings }) => [
  ...readers.faultsOfXml(files.checkstyle),
  ...equal('checkstyle',
    readers.readCheckstyle(files.checkstyle, process.cwd()).map(({ file, line, column, severity }) =>
      [file, line, column, ofCheckstyle[severity]]),
    findings.map(({ file, range, severity }) => [file, range.start.line, range.start.column, severity])),
];

const order = ['error', 'warning', 'advice'];
const ofGithub = { error: 'error', warning: 'warning', notice: 'advice' };

function githubFaults({ annotations, findings }) {
  const read = annotations.map(readers.readCommand);
  const ours = read.filter((command) => command?.properties.file);
  const sorted = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  return [
    ...annotations.filter((line, i) => !read[i] || readers.writeCommand(read[i]) !== line),
    ...equal('annotations',
      ours.map(({ name, properties }) => [ofGithub[name], properties.title, properties.file, Number(properties.line)]),
      sorted.map(({ severity, rule, file, range }) => [severity, rule, file, range.start.line])),
    ...ours.flatMap(({ message }, i) => (message.split('\n').length >= 1 && message ? [] : [`empty ${i}`])),
    ...ours.filter(({ properties: { line, endLine, col } }) => line !== endLine && col).map(() => 'columns of many lines'),
  ];
}

// No line of a log for people is a command, in either form that the runner knows.
const logFaults = ({ log }) => log.split('\n').filter((line) => /^\s*::[a-z]/u.test(line));

// What no reader should be given: XML forbids some, others steer a terminal or turn the writing.
const harmful = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;
const textFaults = ({ annotations, log }) => [
  ...[files.junit, files.checkstyle, files.sarif, files.gitlab]
    .filter((file) => harmful.test(readFileSync(file, 'utf8'))),
  ...[...annotations, ...log.split('\n')].filter((line) => harmful.test(line)),
];

function checkAll(name, result, status) {
  check(`${name}: exit status`, equal('status', result.status, status));
  check(`${name}: SARIF`, sarifFaults(result));
  check(`${name}: GitLab`, gitlabFaults(result));
  check(`${name}: JUnit`, junitFaults(result));
  check(`${name}: Checkstyle`, checkstyleFaults(result));
  check(`${name}: GitHub`, githubFaults(result));
  check(`${name}: the log gives no commands`, logFaults(result));
  check(`${name}: nothing harmful`, textFaults(result));
}

// ---- Models -------------------------------------------------------------------------------------

const clean = 'model library "A branch library that may close" { stage: finding-out }\n';
const faulty = `# Zwölf 市長 👩‍👩‍👧 e\u0301
model parish "Ménage 市長" { stage: modelling }
stakeholder council "Le maire – 市長 👩‍👩‍👧" { is: organisaton }
stakeholder "市長" { is: groop }
stakeholder "市長" { is: groop }
issue costs "100% 👍" raised by counsil
issue noise "Lärm" raised by council
issue noise "Lärm" raised by council
`;
const hard = [
  "models/Ménage à 100% “why”.catwoe",
  'models/a b/"quoted" \'it\' & <b>.catwoe',
  'models/#1? [x], y: z; ::error::%0A.catwoe',
  'models/市長 👩‍👩‍👧 e\u0301.catwoe',
  '-/~tilde+plus=equals@at!.catwoe',
];
const texts = [
  ...readFileSync(join(tests, 'hostile/texts'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')),
  '::error file=a.catwoe::injected',
  '##[error]injected',
  '\\u{FFFE}\\u{FFFF}\\u{1}\\u{1B}',
];

// As the head of tests/hostile/texts says.
const spelled = (text) =>
  text
    .replace(/\\u\{([0-9A-F]+)\}/gu, (_, digits) => String.fromCodePoint(parseInt(digits, 16)))
    .replace(/\\(\d+)\{([^}]*)\}/gu, (_, times, part) => part.repeat(Number(times)))
    .replace(/\\-/gu, '');
const quoted = (text) => `"${spelled(text).replaceAll('\0', '').replace(/(?<!\\)"/gu, '\\"')}"`;

// A text as a reason, as a choice that is none, and where nothing but a name may stand.
const hostile = (list) => [
  clean,
  ...list.flatMap((text, i) => [
    `issue i${i} ${quoted(text)} { accept issue-has-holder because ${quoted(text)} }`,
    `stakeholder s${i} ${quoted(text)} { is: ${quoted(text)} }`,
    `stakeholder t${i} "T" { is: group; power: ${spelled(text).replace(/[\n{}]/gu, ' ')} }`,
  ]),
].join('\n');

// ---- Cases --------------------------------------------------------------------------------------

function cleanModel() {
  put('models/clean.catwoe', clean);
  const result = run('models/clean.catwoe');
  checkAll('a clean model', result, 0);
  check('a clean model: one test passes',
    equal('passed', readers.countOfXml(files.junit, '//testcase[@name="models/clean.catwoe" and not(*)]'), 1));
  check('a clean model: empty lists', [
    ...equal('results', result.sarif.runs[0].results, []),
    ...equal('issues', result.gitlab, []),
    ...equal('annotations', result.annotations, []),
  ]);
}

function unreadable() {
  mkdirSync('empty');
  for (const [name, path] of [['an empty folder', 'empty'], ['a file that is not there', 'none.catwoe']]) {
    const result = run(path);
    checkAll(name, { ...result, annotations: [] }, 2);
    check(`${name}: it is told`, [
      ...equal('SARIF', result.sarif.runs[0].invocations[0].executionSuccessful, false),
      ...equal('JUnit', readers.countOfXml(files.junit, '//error'), 1),
      ...equal('GitHub', result.annotations.map((line) => readers.readCommand(line).name), ['error']),
      ...equal('log', result.log.trimEnd().split('\n').length, 1),
    ]);
  }
}

function hardNames() {
  for (const name of hard) {
    put(name, faulty);
    const result = run('--', name);
    checkAll(name, result, 1);
    check(`${name}: it finds something`, result.findings.length < 5 ? [result.findings.length] : []);
    const absolute = run('--', join(process.cwd(), name));
    check(`${name}: paths from this folder`, equal('paths', absolute.gitlab, result.gitlab));
    const steps = run('--', `.//${name}`);
    check(`${name}: paths without steps`, equal('paths', steps.gitlab, result.gitlab));
  }
}

function manyMistakes() {
  mkdirSync('models', { recursive: true });
  for (const [from, name] of [['faults/mixed', 'mixed'], ['golden/messages/mixed', 'millbrook'], ['golden/messages/slips', 'slips']]) {
    copyFileSync(join(tests, `${from}.catwoe`), `models/${name}.catwoe`);
    const result = run(`models/${name}.catwoe`);
    checkAll(name, result, 1);
    const kept = Object.entries({ error: 'error', warning: 'warning' })
      .filter(([severity]) => count(result.findings, severity) > 10)
      .map(([severity, word]) => `${count(result.findings, severity) - 10} more ${word}`);
    const more = result.annotations.find((line) => line.startsWith('::notice title=catwoe')) ?? '';
    check(`${name}: what GitHub leaves out is counted`, kept.filter((words) => !more.includes(words)));
  }
}

function hostileTexts() {
  const results = [];
  for (let from = 0; from < texts.length; from += 40) {
    put('models/hostile.catwoe', hostile(texts.slice(from, from + 40)));
    results.push(run('models/hostile.catwoe'));
    checkAll(`hostile texts ${from + 1} and on`, results.at(-1), 1);
  }
  const seen = results.reduce((sum, { findings }) => sum + findings.length, 0);
  check('hostile texts are found fault with', seen > texts.length ? [] : [`${seen} findings`]);
}

function hostileBytes() {
  const bytes = Buffer.concat([Buffer.from(clean), Buffer.from([0xff, 0xfe, 0x22, 0xed, 0xa0, 0x80, 0x0a, 0x00, 0x1b, 0x5b])]);
  put('models/bytes.catwoe', bytes);
  const result = run('models/bytes.catwoe');
  check('bytes that are no text: exit status', equal('status', result.status, 1));
  check('bytes that are no text: SARIF', readers.faultsOfSarif(result.sarif));
  check('bytes that are no text: GitLab', readers.faultsOfGitlab(result.gitlab));
  check('bytes that are no text: JUnit', readers.faultsOfJunit(files.junit));
  check('bytes that are no text: Checkstyle', readers.faultsOfXml(files.checkstyle));
  check('bytes that are no text: nothing harmful', textFaults(result));
}

const waived = `${clean}stakeholder board "The board" { is: organisation }
system home "A system to nurse at home" {
  accept catwoe-core because "Wir warten – 「はい」"
}
`;

function waivers() {
  put('models/waived.catwoe', waived);
  const result = run('--stage', 'modelling', 'models/waived.catwoe');
  checkAll('a waiver', result, result.status);
  const [suppressed] = result.sarif.runs[0].results.filter(({ suppressions }) => suppressions.length);
  check('a waiver: SARIF has the reason', [
    ...equal('kind', suppressed?.suppressions[0].kind, 'inSource'),
    ...equal('reason', suppressed?.suppressions[0].justification, 'Wir warten – 「はい」'),
    ...equal('line', suppressed?.suppressions[0].location.physicalLocation.region.startLine, 4),
  ]);
}

const fingerprints = ({ gitlab }) => gitlab.map(({ fingerprint }) => fingerprint).sort();

function sharedParts() {
  const part = 'stakeholder council "The council" { is: organisaton }\n';
  put('shared/part.catwoe', part);
  put('shared/one.catwoe', `model one "One" { stage: finding-out }\nuse "part.catwoe"\n`);
  put('shared/two.catwoe', `model two "Two" { stage: finding-out }\nuse "part.catwoe"\n`);
  const result = run('shared');
  checkAll('a part of two models', result, 1);
  check('a part of two models: a finding is told once', equal('findings', result.findings.length, 1));
  check('a part of two models: neither is clean', equal('passed', readers.countOfXml(files.junit, '//testcase[not(*)]'), 0));
}

function movedLines() {
  put('models/moved.catwoe', faulty);
  const before = fingerprints(run('models/moved.catwoe'));
  put('models/moved.catwoe', faulty.replace('\n', '\n\n# More\n\n').replace(/^issue/gmu, '    issue'));
  check('equal lines have fingerprints of their own', before.some((text) => text.endsWith(':2')) ? [] : before);
  check('fingerprints stay when lines move', equal('fingerprints', fingerprints(run('models/moved.catwoe')), before));
}

const pictures = [...Array(12).keys()].map((i) =>
  `picture p${i} "Evening ${i}" by board {\n  board funds readers "books"\n  board says "There is no money"\n}\n`);
const undated = `${clean}use relations
stakeholder board "The board" { is: organisation; wants: "an even budget" }
stakeholder readers "Readers" { is: group; wants: "a warm room" }
${pictures.join('')}`;

function severities() {
  put('models/undated.catwoe', undated);
  const result = run('models/undated.catwoe');
  checkAll('advice', result, 0);
  const advice = count(result.findings, 'advice');
  const notices = result.annotations.filter((line) => line.startsWith('::notice'));
  check('what GitHub leaves out is told first', [
    ...(advice > 10 ? [] : [`${advice} pieces of advice`]),
    ...(notices[0].includes(`; ${advice - 9} more pieces of advice`) ? [] : [notices[0]]),
  ]);
  run('--fail-on', 'advice', 'models/undated.catwoe');
  check('what fails the run fails its test', equal('failures',
    readers.countOfXml(files.junit, '//failure'), result.findings.length));
  run('--fail-on', 'never', 'models/moved.catwoe');
  check('what does not fail the run is told', [
    ...equal('failures', readers.countOfXml(files.junit, '//failure'), 0),
    ...equal('told', readers.countOfXml(files.junit, '//system-out') > 4, true),
  ]);
}

// The validators see what is wrong.
function validators() {
  const { sarif, gitlab } = run('models/moved.catwoe');
  const spoiled = (whole, change) => {
    const copy = structuredClone(whole);
    change(copy);
    return copy;
  };
  const result = ({ runs }) => runs[0].results[0];
  const passed = [
    ...[
      (log) => { result(log).level = 'fatal'; },
      (log) => { result(log).locations[0].physicalLocation.region.startLine = 0; },
      (log) => { result(log).extra = true; },
    ].filter((change) => !readers.faultsOfSarif(spoiled(sarif, change)).length),
    ...[
      ([issue]) => { issue.severity = 'fatal'; },
      ([issue]) => { delete issue.fingerprint; },
    ].filter((change) => !readers.faultsOfGitlab(spoiled(gitlab, change)).length),
    ...['<properties/>', '<failure/>', '\u0001'].filter((text) => {
      put('made/spoiled.xml', readFileSync(files.junit, 'utf8').replace(/<testsuite [^>]*>/u, `$&${text}`));
      return !readers.faultsOfJunit('made/spoiled.xml').length;
    }),
  ];
  check('the validators see what is wrong', passed);
}

function unwritable() {
  rmSync('made', { recursive: true, force: true });
  mkdirSync('made/folder', { recursive: true });
  const words = ['check', '--format', 'sarif:none/a.sarif', '--format', 'junit:made/b.xml',
    '--format', 'gitlab:made/folder', '--format', 'checkstyle:made/c.xml', 'models/clean.catwoe'];
  const { status, stderr } = catwoe(...words);
  check('a file that cannot be written', [
    ...equal('status', status, 2),
    ...equal('messages', stderr.trimEnd().split('\n').length, 2),
    ...equal('files', readdirSync('made').sort(), ['b.xml', 'c.xml', 'folder']),
  ]);
}

function wrongUse() {
  for (const words of [
    ['--format', 'xml'],
    ['--format', 'sarif', '--format', 'junit'],
    ['--format', 'sarif:a', '--format', 'junit:a'],
    ['--format', 'sarif:models/clean.catwoe'],
  ]) {
    const { status, stderr } = catwoe('check', ...words, 'models/clean.catwoe');
    check(`wrong use: ${words.join(' ')}`, equal('status', [status, stderr.split('\n').length], [2, 2]));
  }
  check('the model is as it was', equal('model', readFileSync('models/clean.catwoe', 'utf8'), clean));
}

for (const test of [cleanModel, unreadable, hardNames, manyMistakes, hostileTexts, hostileBytes,
  waivers, sharedParts, movedLines, severities, validators, unwritable, wrongUse]) test();
process.exitCode = failed ? 1 : 0;
