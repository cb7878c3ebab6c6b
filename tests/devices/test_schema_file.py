import json

from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema_file import NAME, schema_text
from strengthtrack.paths import device_profiles

SCHEMA = json.loads(schema_text())


def test_the_schema_beside_the_profiles_is_that_of_the_model() -> None:
    kept = (device_profiles() / NAME).read_text("utf-8")
    assert kept == schema_text(), "run packaging/make_profile_schema.py"


def test_it_knows_every_part_but_the_hash_and_lets_no_other_in() -> None:
    parts = {field.alias or name for name, field in Profile.model_fields.items()} - {"hash"}
    assert set(SCHEMA["properties"]) == parts
    assert SCHEMA["additionalProperties"] is False
    assert "sign" in SCHEMA["required"]


def test_every_profile_that_ships_names_the_schema_in_its_first_line() -> None:
    firsts = {path.name: path.read_text("utf-8").splitlines()[0] for path in device_profiles().glob("*.toml")}
    assert set(firsts.values()) == {f"#:schema ./{NAME}"}, firsts
