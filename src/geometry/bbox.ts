import type { Bbox } from './projection.ts';

/** The box that holds all of them; apart from what projects, which the live map does without. */
export function reunirBbox(boites: readonly Bbox[]): Bbox {
  return [
    Math.min(...boites.map((b) => b[0])),
    Math.min(...boites.map((b) => b[1])),
    Math.max(...boites.map((b) => b[2])),
    Math.max(...boites.map((b) => b[3])),
  ];
}
