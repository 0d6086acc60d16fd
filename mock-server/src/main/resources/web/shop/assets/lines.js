/* What a chosen line means in the product as it is now: its words, its price, whether it can still be bought. */

export function buyable(thing) {
  return thing.status !== false && thing.stock_quantity !== 0;
}

/** ON_SALE with nothing left is sold out all the same: Naver would refuse it. */
export function forSale(product) {
  return product.status === 'ON_SALE' && product.stock_quantity !== 0;
}

/** Whether a combination has all of these [option name, value id] pairs. */
export function has(combination, wanted) {
  return wanted.every(([name, value]) => combination.options.some((one) => one.name === name && one.id === value));
}

/** {text, price, open} of a line; price is for one piece. */
export function describe(product, line) {
  const combination = combinationOf(product, line);
  const parts = line.manage_code ? combination?.options ?? [] : line.selections ?? [];
  const text = parts.map((part) => `${part.name}: ${part.text ?? valueText(product, part)}`).join(' / ');
  const found = !line.manage_code || combination !== undefined;
  return {
    text: text || line.manage_code || '',
    price: product.base_price + (combination?.price ?? 0),
    open: forSale(product) && found && (!combination || buyable(combination)),
  };
}

function combinationOf(product, line) {
  const combinations = product.combinations ?? [];
  if (line.manage_code) {
    return combinations.find((one) => one.manage_code === line.manage_code);
  }
  const wanted = (line.selections ?? []).filter((one) => one.value_id).map((one) => [one.name, one.value_id]);
  return wanted.length === 0 ? undefined : combinations.find((one) => has(one, wanted));
}

function valueText(product, part) {
  const item = (product.option_items ?? []).find((one) => one.name === part.name);
  return item?.values?.find((one) => one.id === (part.id ?? part.value_id))?.text ?? part.id ?? part.value_id;
}
