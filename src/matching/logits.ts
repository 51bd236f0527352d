/** What the learned part says of every claim in one sentence. */

/** Log-odds of claims, by their place; NaN where no feature says anything of a claim. */
export class Logits {
  private readonly leader: number;
  /** The highest value, and the highest of all but the one that leads. */
  readonly first: number;
  readonly second: number;
  /** That the sentence carries a claim at all. */
  readonly any: number;

  /** `any`: the place that stands for all claims; −1: none does. `none` stands for claims of which nothing is said. */
  constructor(
    private readonly values: readonly number[],
    any: number,
    private readonly none: number,
  ) {
    this.any = orElse(values[any], 0);
    let leader = -1;
    let first = none;
    let second = none;
    for (let place = 0; place < values.length; place++) {
      const value = values[place] as number;
      if (place === any || !(value > second)) continue;
      if (value > first) {
        second = first;
        first = value;
        leader = place;
      } else second = value;
    }
    this.leader = leader;
    this.first = first;
    this.second = second;
  }

  of(place: number): number {
    return orElse(this.values[place], this.none);
  }

  /** The highest log-odds of any other claim. */
  rival(place: number): number {
    return place === this.leader ? this.second : this.first;
  }
}

const orElse = (value: number | undefined, otherwise: number): number =>
  value === undefined || Number.isNaN(value) ? otherwise : value;
