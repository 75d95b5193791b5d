"""A made-up file of 1,000,000 results and its mapping: 100 months, 20 districts, 5 ethnic groups,
10 age bands, 2 genders and 5 quintiles of deprivation, every combination once."""
import itertools
import os
import pathlib
import random
import subprocess
import time

from braid_process import SLUG

PLACES = [f"District {number:02}" for number in range(1, 21)]
ETHNICITIES = ["Māori", "Pacific peoples", "Asian", "European or Other", "Not known"]
AGES = ["0-4", "5-9", "10-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+"]
GENDERS = ["Female", "Male"]
QUINTILES = ["1", "2", "3", "4", "5"]
DIMENSIONS = ["ethnicity", "age", "gender", "deprivation"]
MONTHS = [f"{2017 + number // 12}-{number % 12 + 1:02}" for number in range(100)]
COUNT = len(MONTHS) * len(PLACES) * len(ETHNICITIES) * len(AGES) * len(GENDERS) * len(QUINTILES)

MAPPING = """protection = "{protection}"
ethnicity_output = "prioritised"

[measure]
slug = "{slug}"
name = "People reached"
definition = "People whom the service reached in the month (made up for a measurement)."
unit = "proportion"
direction = "higher_is_better"
numerator_means = "people reached"
denominator_means = "people enrolled"
services_did = "reached"
source = "Made up for a measurement"
complete_count = true
public = true
main_dimension = "ethnicity"

[period]
column = "month"
kind = "month"

[place]
column = "district"
create_missing = true
kind = "district"
parent = "All districts"

[numerator]
column = "reached"
source = "Register"

[denominator]
column = "people"
source = "Register"
"""


def code(label):
    return label.lower().replace("ā", "a").replace(" ", "_")


def dimension(name, labels):
    groups = "".join(f'    {{ code = "{code(label)}", label = "{label}", values = ["{label}"] }},\n'
                     for label in labels)
    return f'\n[[dimension]]\nname = "{name}"\ncolumn = "{name}"\ngroups = [\n{groups}]\n'


def mapping(protection, slug):
    return (MAPPING.format(protection=protection, slug=slug)
            + dimension("ethnicity", ETHNICITIES)
            + '\n[[dimension]]\nname = "age"\ncolumn = "age"\nages = true\n'
            + dimension("gender", GENDERS) + dimension("deprivation", QUINTILES))


def write_csv(path):
    """On the disk when it returns, so that no flush of it falls into what is measured after."""
    chance = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        file.write("month,district,ethnicity,age,gender,deprivation,reached,people\n")
        for keys in itertools.product(MONTHS, PLACES, ETHNICITIES, AGES, GENDERS, QUINTILES):
            people = 20 + int(chance.random() * 400)
            file.write(f"{','.join(keys)},{int(people * (0.5 + chance.random() * 0.4))},{people}\n")
        file.flush()
        os.fsync(file.fileno())


class Rows:
    """The file and its mapping in a folder, and their import by the command line."""

    def __init__(self, folder, protection="as_published"):
        self.slug = "reached"
        self.csv = pathlib.Path(folder) / "reached.csv"
        self.toml = pathlib.Path(folder) / "reached.toml"
        write_csv(self.csv)
        self.toml.write_text(mapping(protection, self.slug), encoding="utf-8")

    def import_into(self, braid):
        """(seconds, peak memory in MB) of `braid import measures`."""
        words = braid.words("import", "measures", str(self.csv), "--mapping", str(self.toml),
                            "--network", SLUG)
        began = time.monotonic()
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        told = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0 or f"kept: {COUNT};" not in told:
            raise RuntimeError(f"the import ended with {process.returncode}: {told}")
        return seconds, used.ru_maxrss / 1024
