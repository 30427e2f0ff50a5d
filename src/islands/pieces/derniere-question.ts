/** Counts the questions: an answer that comes after another question is left aside. */
export class Questions {
  private rang = 0;

  /** A new question; what it gives says whether it is still the last one. */
  poser(): () => boolean {
    const ici = ++this.rang;
    return () => ici === this.rang;
  }

  get nombre(): number {
    return this.rang;
  }
}
