import {
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min';

/** How people in a country dial. */
export interface Dialling {
  callingCode: string;
  /** What is dialled before a number within the country; '' for nothing. */
  trunk: string;
  /** What is dialled before the calling code of another country. */
  abroad: string;
}

/** A number that the plan of its country has room for. */
export interface PlannedNumber {
  /** As E.164 has it: `+49301234567`. */
  e164: string;
  callingCode: string;
  /** Without calling code and trunk prefix. */
  national: string;
  trunk: string;
  /** As it is written within its country. */
  written: string;
}

const diallings = new Map<string, Dialling | null>();

/** How people dial in the country of that ISO code of two letters; null where it has no numbers of its own. */
export function diallingOf(country: string): Dialling | null {
  const known = diallings.get(country);
  if (known !== undefined) return known;
  const dialling = isSupportedCountry(country) ? readDialling(country) : null;
  diallings.set(country, dialling);
  return dialling;
}

function readDialling(country: CountryCode): Dialling {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  // The plan has this too, though its type does not say so.
  const plan = metadata.numberingPlan! as NonNullable<Metadata['numberingPlan']> & {
    nationalPrefix(): string | 0 | undefined;
  };
  const abroad = [plan.IDDPrefix(), plan.defaultIDDPrefix()].find((prefix) => /^\d+$/.test(prefix ?? ''));
  return {
    callingCode: getCountryCallingCode(country),
    trunk: plan.nationalPrefix() || '',
    abroad: abroad ?? '00',
  };
}

/**
 * The number that digits mean in a country, null for none that a plan has room for; `isInternational`: + or 00 stood
 * before them. Digits without any prefix are a whole international number where that is valid and begins with the
 * country's own calling code, else one within the country, else an international one.
 */
export function plannedNumber(
  digits: string,
  isInternational: boolean,
  country: string,
): PlannedNumber | null {
  const home = diallingOf(country);
  if (home === null) return null;
  if (isInternational) return parse(`+${digits}`, country) ?? parse(`00${digits}`, country);
  const isBare = home.trunk !== '' && !digits.startsWith(home.trunk);
  const whole = isBare && digits.startsWith(home.callingCode) ? parse(`+${digits}`, country, true) : null;
  return whole ?? parse(digits, country) ?? parse(`+${digits}`, country);
}

/** The ISO code of the country that the digits of a whole international number are of; null where its plan does not tell. */
export function countryOfNumber(digits: string): string | null {
  const number = parsePhoneNumberFromString(`+${digits}`, { extract: false });
  if (!number?.isPossible()) return null;
  return number.country ?? number.getPossibleCountries()[0] ?? null;
}

function parse(text: string, country: string, mustBeValid = false): PlannedNumber | null {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country as CountryCode, extract: false });
  if (!number?.isPossible() || (mustBeValid && !number.isValid())) return null;
  return {
    e164: number.number,
    callingCode: number.countryCallingCode,
    national: number.nationalNumber,
    get trunk() {
      return (number.country && diallingOf(number.country)?.trunk) ?? '';
    },
    get written() {
      return number.formatNational();
    },
  };
}
