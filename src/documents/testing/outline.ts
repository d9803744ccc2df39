import type { ReadDocument } from '../Document';

/** A document's blocks, each as its kind, its level where it has one, and its text: `list-item 2: milk`. */
export function outline(document: ReadDocument): string[] {
  return document.blocks.map(
    ({ kind, level, start, end }) => `${kind}${level === 0 ? '' : ` ${level}`}: ${document.text.slice(start, end)}`,
  );
}

/** A document's links, each as its label and where it leads: `the plan → wiki Plan#Costs`. */
export function linkList(document: ReadDocument): string[] {
  return document.links.map(({ kind, target, start, end }) => `${document.text.slice(start, end)} → ${kind} ${target}`);
}
