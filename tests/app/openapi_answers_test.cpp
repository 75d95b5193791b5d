// The description's schemas against what the program answers: every field of an answer is
// described, and every field that is described is answered somewhere.
#include "app/demo_program.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace json = boost::json;

namespace {

// Described, and not in any answer of the demonstration.
const std::set<std::string> never_in_demo{
    "Point.left_out",  // its sources withhold nothing
};

std::string type_of(const json::value& value) {
    switch (value.kind()) {
        case json::kind::null:
            return "null";
        case json::kind::bool_:
            return "boolean";
        case json::kind::int64:
        case json::kind::uint64:
            return "integer";
        case json::kind::double_:
            return "number";
        case json::kind::string:
            return "string";
        case json::kind::array:
            return "array";
        case json::kind::object:
            return "object";
    }
    return "";
}

// Also true for a schema that says nothing of types.
bool has_type(const json::value& value, const json::object& schema) {
    const auto* types = schema.if_contains("type");
    if (types == nullptr) {
        return true;
    }
    const std::string type = type_of(value);
    const auto is_it = [&](const json::value& one) {
        return one.as_string() == type || (one.as_string() == "number" && type == "integer");
    };
    return types->is_array()
               ? std::any_of(types->as_array().begin(), types->as_array().end(), is_it)
               : is_it(*types);
}

class Description {
public:
    Description() : document_(json::parse(ask("/api/v1/openapi.json").body)) {}

    const json::object& paths() const { return document_.at("paths").as_object(); }
    const json::object& schemas() const {
        return document_.at("components").at("schemas").as_object();
    }

    // Notes which fields were answered, and says which are not described or not there.
    void compare(const json::value& answer, const json::value& schema, const std::string& where) {
        if (const auto* reference = schema.as_object().if_contains("$ref")) {
            const std::string name(reference->as_string());
            const std::string schema_name = name.substr(name.rfind('/') + 1);
            compare(answer, schemas().at(schema_name), schema_name);
        } else if (const auto* parts = schema.as_object().if_contains("allOf")) {
            compare_parts(answer.as_object(), parts->as_array(), where);
        } else if (!has_type(answer, schema.as_object())) {
            ADD_FAILURE() << where << " is answered as " << type_of(answer);
        } else if (answer.is_array()) {
            for (const json::value& item : answer.as_array()) {
                compare(item, schema.at("items"), where + "[]");
            }
        } else if (answer.is_object()) {
            compare_object(answer.as_object(), schema.as_object(), where);
        }
    }
    // Of the schema and of what stands in it.
    void expect_all_answered(const json::value& schema, const std::string& where) const {
        if (const auto* items = schema.as_object().if_contains("items")) {
            expect_all_answered(*items, where + "[]");
        }
        const auto* properties = schema.as_object().if_contains("properties");
        if (properties == nullptr) {
            return;
        }
        for (const auto& property : properties->as_object()) {
            const std::string name = where + "." + std::string(property.key());
            EXPECT_TRUE(answered_.contains(name) || never_in_demo.contains(name))
                << name << " is described and never answered";
            expect_all_answered(property.value(), name);
        }
    }

private:
    void compare_object(
        const json::object& answer, const json::object& schema, const std::string& where
    ) {
        const auto* properties = schema.if_contains("properties");
        if (properties == nullptr) {
            ADD_FAILURE() << where << " is an object whose fields are not described";
            return;
        }
        for (const auto& field : answer) {
            const std::string name = where + "." + std::string(field.key());
            const auto* described = properties->as_object().if_contains(field.key());
            if (described == nullptr) {
                ADD_FAILURE() << name << " is answered and not described";
                continue;
            }
            answered_.insert(name);
            compare(field.value(), *described, name);
        }
        if (const auto* required = schema.if_contains("required")) {
            for (const json::value& name : required->as_array()) {
                EXPECT_TRUE(answer.contains(name.as_string()))
                    << where << "." << name.as_string() << " is required and not answered";
            }
        }
    }
    // Each field belongs to one of the parts.
    void compare_parts(
        const json::object& answer, const json::array& parts, const std::string& where
    ) {
        json::object rest = answer;
        for (const json::value& part : parts) {
            const auto* reference = part.as_object().if_contains("$ref");
            const std::string name =
                reference == nullptr ? std::string() : std::string(reference->as_string());
            const json::value& schema =
                reference == nullptr ? part : schemas().at(name.substr(name.rfind('/') + 1));
            json::object own;
            for (const auto& property : schema.at("properties").as_object()) {
                if (const auto* value = answer.if_contains(property.key())) {
                    own[property.key()] = *value;
                    rest.erase(property.key());
                }
            }
            compare(own, part, where);
        }
        for (const auto& field : rest) {
            ADD_FAILURE() << where << "." << field.key() << " is answered and not described";
        }
    }

    json::value document_;
    std::set<std::string> answered_;
};

// The address with the demonstration's network and one of its measures.
std::string filled(std::string path, const std::string& measure) {
    for (const auto& [name, value] :
         {std::pair<std::string, std::string>{"{network}", "kowhai-bay"}, {"{measure}", measure}}) {
        if (const auto at = path.find(name); at != std::string::npos) {
            path.replace(at, name.size(), value);
        }
    }
    return path;
}

}  // namespace

TEST(OpenApiAnswers, HoldTheFieldsThatAreDescribedAndNoOthers) {
    Description description;
    const std::string member = sign_in("coordinator");
    const json::value measures =
        json::parse(ask("/api/v1/networks/kowhai-bay/measures").body).at("measures");
    for (const auto& path : description.paths()) {
        if (path.key() == "/api/v1/openapi.json") {
            continue;
        }
        const json::value& schema = path.value()
                                        .at("get")
                                        .at("responses")
                                        .at("200")
                                        .at("content")
                                        .at("application/json")
                                        .at("schema");
        for (const json::value& measure : measures.as_array()) {
            const std::string address =
                filled(std::string(path.key()), std::string(measure.at("slug").as_string()));
            for (const std::string& cookies : {std::string(), member}) {
                const auto answer = ask(address, cookies);
                ASSERT_EQ(200, answer.status) << address;
                description.compare(json::parse(answer.body), schema, std::string(path.key()));
            }
        }
    }
    for (const auto& schema : description.schemas()) {
        description.expect_all_answered(schema.value(), std::string(schema.key()));
    }
}
